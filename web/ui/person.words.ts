import { catalogue } from '../kernel/words.ts';

export const personWords = catalogue(
  { nobody: 'Unassigned', inactive: '(inactive)', nobodyFits: 'Nobody fits' },
  { nobody: 'Nicht zugewiesen', inactive: '(inaktiv)', nobodyFits: 'Niemand passt' },
);
