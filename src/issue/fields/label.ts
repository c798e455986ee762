/** A word that is hung on an issue. */
import { invalidField } from '../../kernel/app-error.ts';
import { readString } from './input.ts';

const LIMIT = 255;

export function readLabel(field: string, value: unknown): string {
  const label = readString(field, value).trim();
  if (label === '') throw invalidField(field, 'The label must not be empty.');
  if (/\s/.test(label)) {
    throw invalidField(field, `The label '${label.slice(0, LIMIT)}' contains spaces which is invalid.`);
  }
  if (label.length > LIMIT) {
    throw invalidField(
      field,
      `The label '${label.slice(0, 40)}…' exceeds the maximum length for single label (${LIMIT} characters).`,
    );
  }
  return label;
}
