/** Texts of one line. */
import { invalidField } from '../../../kernel/app-error.ts';
import { readString } from '../input.ts';

const LIMIT = 255;

/** @returns null for the empty text */
export function readShortText(key: string, value: unknown): string | null {
  const text = readString(key, value);
  if (text.length > LIMIT) {
    throw invalidField(
      key,
      `The entered text is too long. It exceeds the allowed limit of ${LIMIT} characters.`,
    );
  }
  return text === '' ? null : text;
}
