import { useWords } from '../kernel/words.ts';
import { fieldWords } from './field.words.ts';

/** A field without a value. */
export function None() {
  return <span className="quiet">{useWords(fieldWords).none}</span>;
}
