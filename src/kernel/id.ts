/** `10000` → 10000; null: no id of ours is written like that, so nothing can be meant. */
export const readId = (text: string): number | null => (/^\d{1,15}$/.test(text) ? Number(text) : null);
