/** Marks what was typed in what was found. The outcome is HTML: all else in it is escaped. */
import { escapeHtml } from '../../kernel/escape-html.ts';

/** `text` with every word marked that begins with one of `words` (folded). */
export function markBeginnings(text: string, words: readonly string[]): string {
  const folded = text.toLowerCase();
  // A letter that changes its length with its case would move every place after it: nothing is marked then.
  if (folded.length !== text.length) return escapeHtml(text);
  const longest = words.toSorted((one, other) => other.length - one.length);
  let html = '';
  let plain = 0;
  for (let at = 0; at < text.length; at++) {
    if (at > 0 && !/[^\p{L}\p{N}_]/u.test(text[at - 1] ?? '')) continue;
    const word = longest.find((one) => one !== '' && folded.startsWith(one, at));
    if (word === undefined) continue;
    html += `${escapeHtml(text.slice(plain, at))}<b>${escapeHtml(text.slice(at, at + word.length))}</b>`;
    plain = at + word.length;
    at = plain - 1;
  }
  return html + escapeHtml(text.slice(plain));
}

/** A key with its beginning, or the beginning of its number, marked. */
export function markKey(key: string, typed: { key: string | null; number: string | null }): string {
  const number = key.lastIndexOf('-') + 1;
  if (typed.key !== null && key.startsWith(typed.key)) return marked(key, 0, typed.key.length);
  if (typed.number !== null && key.startsWith(typed.number, number)) {
    return marked(key, number, number + typed.number.length);
  }
  return escapeHtml(key);
}

const marked = (text: string, from: number, to: number): string =>
  `${escapeHtml(text.slice(0, from))}<b>${escapeHtml(text.slice(from, to))}</b>${escapeHtml(text.slice(to))}`;
