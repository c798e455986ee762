/** What may be written into HTML from what people typed: anything else is dropped, never mended. */

const names =
  'aqua|black|blue|brown|cyan|darkblue|darkgray|darkgreen|darkgrey|darkred|fuchsia|gold|gray|green|grey|indigo|lightblue|lightgray|lightgreen|lightgrey|lightyellow|lime|magenta|maroon|navy|olive|orange|pink|purple|red|silver|teal|violet|white|yellow';
const color = new RegExp(`^(?:#(?:[0-9a-f]{3}|[0-9a-f]{6})|${names})$`, 'i');

/** A colour by number (#a1b2c3) or by one of its usual names; undefined: it is none. */
export const safeColor = (text: string | undefined): string | undefined =>
  text !== undefined && color.test(text.trim()) ? text.trim() : undefined;

export const safeBorderStyle = (text: string | undefined): string | undefined =>
  text !== undefined && /^(?:none|solid|dashed|dotted|double)$/.test(text.trim()) ? text.trim() : undefined;

/** A width in pixels, of 0 to 20; with or without `px`. */
export function safeBorderWidth(text: string | undefined): string | undefined {
  const width = /^\s*(\d{1,2})(?:px)?\s*$/.exec(text ?? '')?.[1];
  return width !== undefined && Number(width) <= 20 ? `${Number(width)}px` : undefined;
}

/** Pixels, of 1 to 4000. */
export function safeLength(text: string | undefined): number | undefined {
  const length = Number(/^\s*(\d{1,4})(?:px)?\s*$/.exec(text ?? '')?.[1]);
  return length >= 1 && length <= 4000 ? length : undefined;
}

/**
 * An address that nothing runs from: of the web, of mail, or within this site.
 * @returns null for any other, so for javascript:, data:, vbscript: and file:, and for `//elsewhere`
 */
export function safeAddress(text: string): string | null {
  const address = text.trim();
  // Browsers drop these from addresses before they look at the scheme.
  if (/[\s\p{Cc}]/u.test(address)) return null;
  if (/^(?:https?|ftps?):\/\/[^/]/i.test(address)) return address;
  if (/^mailto:[^:]+$/i.test(address)) return address;
  return /^\/(?![/\\])/.test(address) ? address : null;
}
