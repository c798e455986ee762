/** Switches in addresses. Java reads them in any case, and Python's clients send `True`. */

export const isTrue = (text: unknown): boolean => String(text).toLowerCase() === 'true';

export const isFalse = (text: unknown): boolean => String(text).toLowerCase() === 'false';
