import { catalogue } from '../kernel/words.ts';

export const confirmWords = catalogue(
  { cancel: 'Cancel', typeName: (name: string) => `Type ${name} to confirm` },
  { cancel: 'Abbrechen', typeName: (name: string) => `Geben Sie zur Bestätigung ${name} ein` },
);
