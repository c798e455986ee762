import { catalogue } from '../kernel/words.ts';

export const personWords = catalogue(
  { nobody: 'Unassigned', inactive: '(inactive)' },
  { nobody: 'Nicht zugewiesen', inactive: '(inaktiv)' },
);
