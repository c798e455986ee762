import { randomBytes } from 'node:crypto';

/** Without letters that are mistaken for others: 0 o, 1 l i. 31 of them, five bits all but a little. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP = 5;

/** A password of 99 bits, `xxxxx-xxxxx-xxxxx-xxxxx`: to be typed over once, then changed. */
export function generatePassword(): string {
  let text = '';
  while (text.length < GROUPS * GROUP) {
    // Bytes from 248 on would make some letters likelier than others.
    for (const byte of randomBytes(GROUPS * GROUP)) if (byte < 248) text += letters[byte % letters.length];
  }
  return text.slice(0, GROUPS * GROUP).replace(/(.{5})(?=.)/g, '$1-');
}
