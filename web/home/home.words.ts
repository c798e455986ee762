import { catalogue } from '../kernel/words.ts';

export const homeWords = catalogue(
  {
    title: 'Dashboard',
    hello: (name: string) => `Hello, ${name}`,
    mine: 'Assigned to me',
    all: 'Show all',
    none: 'Nothing is waiting for you',
    noneText: 'Issues that are assigned to you and not done appear here.',
  },
  {
    title: 'Dashboard',
    hello: (name: string) => `Guten Tag, ${name}`,
    mine: 'Mir zugewiesen',
    all: 'Alle zeigen',
    none: 'Nichts wartet auf Sie',
    noneText: 'Vorgänge, die Ihnen zugewiesen und nicht erledigt sind, stehen hier.',
  },
);
