/** Signs that can make a name read otherwise than it is written: controls, overrides of the writing direction. */
const hiddenSigns = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;

/** Whether text can be stored and shown: no NUL, no control characters, no half of a character. */
export const isPlainText = (text: string): boolean => text.isWellFormed() && !hiddenSigns.test(text);
