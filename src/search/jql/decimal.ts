/** A number as JQL writes one, with a fraction or without. */
export const isDecimal = (text: string): boolean => /^[-+]?\d{1,15}(\.\d{1,15})?$/.test(text);
