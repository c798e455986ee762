/** What the buttons of the toolbar do to a text: pure functions of the text and what is selected in it. */

export interface Selected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Replaces `from`–`to` by `insert`, and then selects `start`–`end`. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly start: number;
  readonly end: number;
}

/** `*bold*`: around what is selected, or around a word that stands for it; taken away where it is there already. */
export function wrap({ text, start, end }: Selected, before: string, after: string, standIn: string): Change {
  const inner = text.slice(start, end) || standIn;
  const outside =
    text.slice(start - before.length, start) === before && text.slice(end, end + after.length) === after;
  if (outside && end > start) {
    const from = start - before.length;
    return { from, to: end + after.length, insert: inner, start: from, end: from + inner.length };
  }
  const at = start + before.length;
  return { from: start, to: end, insert: before + inner + after, start: at, end: at + inner.length };
}

/** `* item`, `bq. line`: before each line of what is selected. */
export function prefix({ text, start, end }: Selected, mark: string): Change {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', Math.max(end - 1, start));
  const to = next === -1 ? text.length : next;
  const lines = text.slice(from, to).split('\n');
  const marked = lines.every((line) => line.startsWith(mark));
  const insert = lines.map((line) => (marked ? line.slice(mark.length) : mark + line)).join('\n');
  const only = lines.length === 1;
  return { from, to, insert, start: only ? from + insert.length : from, end: from + insert.length };
}

/** A block on lines of its own, around what is selected: `{code}`, `{quote}`, `{panel}`, a table. */
export function block(
  { text, start, end }: Selected,
  before: string,
  after: string,
  standIn: string,
): Change {
  const inner = text.slice(start, end) || standIn;
  const head = start === 0 || text[start - 1] === '\n' ? '' : '\n';
  const tail = end === text.length || text[end] === '\n' ? '' : '\n';
  const at = start + head.length + before.length;
  return {
    from: start,
    to: end,
    insert: head + before + inner + after + tail,
    start: at,
    end: at + inner.length,
  };
}

/** Puts a text in, with blanks or lines around it where words would run together. */
export function put({ text, start, end }: Selected, what: string): Change {
  const head = start === 0 || /\s/.test(text[start - 1] ?? '') ? '' : ' ';
  const insert = `${head}${what} `;
  return { from: start, to: end, insert, start: start + insert.length, end: start + insert.length };
}

/** Enter on a line of a list begins the next one; on an empty one it ends the list. @returns null: it is no list */
export function nextItem({ text, start, end }: Selected): Change | null {
  if (start !== end) return null;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const [, mark, rest] = /^([*#-]+ )(.*)$/.exec(text.slice(from, start)) ?? [];
  if (mark === undefined) return null;
  if (rest === '') return { from, to: start, insert: '', start: from, end: from };
  const insert = `\n${mark}`;
  return { from: start, to: start, insert, start: start + insert.length, end: start + insert.length };
}

/** What is typed of a mention before the caret: `@fre`. @returns where it begins and what was typed; null: none */
export function mentionAt({ text, start, end }: Selected): { from: number; query: string } | null {
  if (start !== end) return null;
  const [, before, query] = /(^|[\s([{>])@([\p{L}\p{N}._-]{0,40})$/u.exec(text.slice(0, start)) ?? [];
  if (before === undefined || query === undefined) return null;
  return { from: start - query.length - 1, query };
}

/** How a text refers to a file of its issue. */
export const fileMark = (name: string, picture: boolean): string =>
  picture ? `!${name}|thumbnail!` : `[^${name}]`;
