/**
 * An Authorization header in its two parts.
 * Not by one pattern with blanks at both ends: 15,000 blanks in the middle kept that one busy for a second, unasked.
 * @returns scheme: in small letters; rest: what follows it, without the blanks around it
 * @source RFC 9110, 11.4
 */
export function splitAuthorization(header: string): { scheme: string; rest: string } {
  const text = header.trim();
  const end = text.search(/\s/);
  if (end < 0) return { scheme: text.toLowerCase(), rest: '' };
  return { scheme: text.slice(0, end).toLowerCase(), rest: text.slice(end).trim() };
}
