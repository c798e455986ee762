import { catalogue } from '../kernel/words.ts';

export const dialogWords = catalogue(
  { close: 'Close', cancel: 'Cancel' },
  { close: 'Schließen', cancel: 'Abbrechen' },
);
