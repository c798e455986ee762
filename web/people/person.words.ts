import { catalogue } from '../kernel/words.ts';

export const personPageWords = catalogue(
  {
    person: 'Person',
    inactive: 'inactive',
    timeThere: (time: string, zone: string) => (time ? `${time} (${zone})` : zone),
    worksOn: 'Works on',
    lately: 'Changed in the last two weeks',
    nothingOpen: 'Nothing that is open and that you may see is assigned to them.',
    nothingLately: 'Nothing of theirs that you may see was changed lately.',
    activity: 'Activity',
    all: 'Show all',
  },
  {
    person: 'Person',
    inactive: 'inaktiv',
    timeThere: (time: string, zone: string) => (time ? `${time} (${zone})` : zone),
    worksOn: 'Arbeitet an',
    lately: 'In den letzten zwei Wochen geändert',
    nothingOpen: 'Nichts Offenes, das Sie sehen dürfen, ist dieser Person zugewiesen.',
    nothingLately: 'Nichts davon, das Sie sehen dürfen, wurde zuletzt geändert.',
    activity: 'Aktivität',
    all: 'Alle zeigen',
  },
);
