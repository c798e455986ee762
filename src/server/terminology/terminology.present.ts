import type { Term } from './terminology.ts';

export const presentTerm = (term: Term) => ({
  originalName: term.originalName,
  originalNamePlural: term.originalNamePlural,
  newName: term.newName,
  newNamePlural: term.newNamePlural,
  isDefault: term.newName === term.originalName && term.newNamePlural === term.originalNamePlural,
});
