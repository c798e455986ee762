import { markWords } from '../../people/picker/highlight.ts';
import { quote } from '../jql/print.ts';
import type { Suggestion } from './suggestion.ts';

/** `displayName` is HTML, what was typed in bold. */
export const presentSuggestion = ({ value, label }: Suggestion, typed: string) => ({
  value: quote(value),
  displayName: markWords(label, typed, 'b'),
});
