/**
 * HTML that is safe by default: whatever is put into html`…` is escaped, unless it was made by html`…` itself.
 * Attributes are always written with quotes, so that escaping holds there too.
 */
import { escapeHtml } from '../kernel/escape-html.ts';

export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** null, undefined and false write nothing, so that `condition && html`…`` reads well. */
export type Part = string | number | Html | null | undefined | false | readonly Part[];

export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html =>
  new Html(strings.reduce((text, string, index) => text + write(parts[index - 1]) + string));

function write(part: Part): string {
  if (part instanceof Html) return part.text;
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'object') return part.map(write).join('');
  return escapeHtml(String(part));
}
