/** Marks what was typed in what was found. The outcome is HTML: all else in it is escaped. */
import { escapeHtml } from '../../kernel/escape-html.ts';

/**
 * `text` with every word that starts with `typed` marked.
 * @param element name of the HTML element around what was typed
 */
export const markWords = (text: string, typed: string, element: 'strong' | 'b'): string =>
  mark(text, typed, element, (at) => at === 0 || /[\s@.(]/.test(text[at - 1] ?? ''));

/** `text` with the first place marked where `typed` stands. */
export const markFirst = (text: string, typed: string, element: 'strong' | 'b'): string => {
  const first = text.toLowerCase().indexOf(typed.trim().toLowerCase());
  return mark(text, typed, element, (at) => at === first);
};

function mark(text: string, typed: string, element: string, here: (at: number) => boolean): string {
  const wanted = typed.trim().toLowerCase();
  const folded = text.toLowerCase();
  // A letter that changes its length with its case would move every place after it: nothing is marked then.
  if (wanted === '' || folded.length !== text.length) return escapeHtml(text);
  let html = '';
  let done = 0;
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
    if (at < done || !here(at)) continue;
    const end = at + wanted.length;
    html += `${escapeHtml(text.slice(done, at))}<${element}>${escapeHtml(text.slice(at, end))}</${element}>`;
    done = end;
  }
  return html + escapeHtml(text.slice(done));
}
