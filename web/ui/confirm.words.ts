import { catalogue } from '../kernel/words.ts';

export const confirmWords = catalogue(
  { typeName: (name: string) => `Type ${name} to confirm` },
  { typeName: (name: string) => `Geben Sie zur Bestätigung ${name} ein` },
);
