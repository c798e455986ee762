import { catalogue } from '../kernel/words.ts';

export const personWords = catalogue(
  {
    nobody: 'Unassigned',
    inactive: '(inactive)',
    nobodyFits: 'Nobody fits',
    noGroupFits: 'No group fits',
    clear: 'Nobody',
    clearGroup: 'No group',
  },
  {
    nobody: 'Nicht zugewiesen',
    inactive: '(inaktiv)',
    nobodyFits: 'Niemand passt',
    noGroupFits: 'Keine Gruppe passt',
    clear: 'Niemand',
    clearGroup: 'Keine Gruppe',
  },
);
