/** Reads paragraphs, headings, lists, tables and what stands in macros. Each line is looked at once. */
import { parseInline } from './inline.ts';
import { findMacros, type Macro, readParameters } from './macro.ts';
import { safeBorderStyle, safeBorderWidth, safeColor } from './safe.ts';
import { isTableLine, readTable } from './table.ts';
import type { Block, Frame, List, ListStyle } from './tree.ts';

/** Macros within macros; what is deeper is text. */
const DEEPEST = 8;
const LONGEST_MARKER = 12;

export function parseBlocks(typed: string, depth = 0): Block[] {
  const text = depth === 0 ? typed.replace(/\r\n?/g, '\n') : typed;
  const blocks: Block[] = [];
  let from = 0;
  if (depth < DEEPEST) {
    for (const macro of findMacros(text)) {
      if (!standsAlone(text, macro)) continue;
      blocks.push(...parseLines(text.slice(from, macro.from), depth));
      blocks.push(readMacro(macro, text.slice(macro.bodyFrom, macro.bodyTo), depth));
      from = macro.to;
    }
  }
  blocks.push(...parseLines(text.slice(from), depth));
  return blocks;
}

/** A colour within a paragraph is read with the paragraph. */
function standsAlone(text: string, { name, from, bodyFrom, bodyTo }: Macro): boolean {
  if (name !== 'color') return true;
  const body = text.slice(bodyFrom, bodyTo);
  if (/\n[ \t]*\n|\{(?:code|noformat|quote|panel)[:}]/.test(body)) return true;
  return body.includes('\n') && (from === 0 || text[from - 1] === '\n');
}

function readMacro({ name, parameters }: Macro, body: string, depth: number): Block {
  const { words, named } = readParameters(parameters);
  const frame = readFrame(named);
  switch (name) {
    case 'code':
      return { kind: 'code', language: languageOf(words), frame, text: withoutEnds(body) };
    case 'noformat':
      return { kind: 'noformat', frame, text: withoutEnds(body) };
    case 'panel':
      return { kind: 'panel', frame, blocks: parseBlocks(body, depth + 1) };
    case 'quote':
      return { kind: 'quote', blocks: parseBlocks(body, depth + 1) };
    case 'color':
      return { kind: 'color', color: safeColor(parameters) ?? '', blocks: parseBlocks(body, depth + 1) };
  }
}

const withoutEnds = (body: string): string => body.replace(/^[ \t]*\n/, '').replace(/\n$/, '');

/** `java`: what Jira takes for granted. */
const languageOf = (words: readonly string[]): string => {
  const language = words.find((word) => /^[\w+#.-]{1,40}$/.test(word));
  return language?.toLowerCase() ?? 'java';
};

const readFrame = (named: ReadonlyMap<string, string>): Frame => ({
  title: named.get('title'),
  borderStyle: safeBorderStyle(named.get('borderstyle')),
  borderColor: safeColor(named.get('bordercolor')),
  borderWidth: safeBorderWidth(named.get('borderwidth')),
  backgroundColor: safeColor(named.get('bgcolor')),
  titleColor: safeColor(named.get('titlecolor')),
  titleBackgroundColor: safeColor(named.get('titlebgcolor')),
});

const heading = /^[ \t]*h([1-6])\.[ \t]+(\S.*)$/;
const quote = /^[ \t]*bq\.[ \t]+(\S.*)$/;
const rule = /^[ \t]*-{4,5}[ \t]*$/;
const listItem = /^[ \t]*([*#]{1,40}|-{1,3})[ \t]+(\S.*)$/;

const begins = (line: string): boolean =>
  heading.test(line) || quote.test(line) || rule.test(line) || listItem.test(line) || isTableLine(line);

function parseLines(text: string, depth: number): Block[] {
  const lines = text.split('\n');
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (line.trim() === '') at += 1;
    else if (listItem.test(line)) at = pushList(lines, at, blocks);
    else if (isTableLine(line)) at = pushTable(lines, at, blocks, depth);
    else if (begins(line)) {
      blocks.push(readLine(line));
      at += 1;
    } else at = pushParagraph(lines, at, blocks);
  }
  return blocks;
}

function readLine(line: string): Block {
  const title = heading.exec(line);
  if (title)
    return { kind: 'heading', level: Number(title[1]), content: parseInline((title[2] ?? '').trim()) };
  const quoted = quote.exec(line);
  if (!quoted) return { kind: 'rule' };
  return { kind: 'quote', blocks: [{ kind: 'paragraph', content: parseInline((quoted[1] ?? '').trim()) }] };
}

/** To the next empty line, or to where something else begins. @returns where to go on */
function pushParagraph(lines: readonly string[], from: number, blocks: Block[]): number {
  let to = from + 1;
  while (to < lines.length && lines[to]?.trim() !== '' && !begins(lines[to] ?? '')) to += 1;
  const typed = lines.slice(from, to).map((line) => line.trim());
  blocks.push({ kind: 'paragraph', content: parseInline(typed.join('\n')) });
  return to;
}

interface Item {
  readonly marker: string;
  readonly lines: string[];
}

function pushList(lines: readonly string[], from: number, blocks: Block[]): number {
  const items: Item[] = [];
  let at = from;
  for (; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const match = listItem.exec(line);
    if (match)
      items.push({ marker: (match[1] ?? '*').slice(0, LONGEST_MARKER), lines: [(match[2] ?? '').trim()] });
    else if (line.trim() === '' || begins(line)) break;
    else items.at(-1)?.lines.push(line.trim());
  }
  for (const list of buildLists(items, 0)) blocks.push({ kind: 'list', list });
  return at;
}

const styleOf = (sign: string | undefined): ListStyle => {
  if (sign === '#') return 'number';
  return sign === '-' ? 'square' : 'bullet';
};

/** The lists of one level: items that are deeper belong to the item before them. */
function buildLists(items: readonly Item[], level: number): List[] {
  const lists: { style: ListStyle; items: List['items'][number][] }[] = [];
  let at = 0;
  while (at < items.length) {
    const item = items[at] as Item;
    const style = styleOf(item.marker[Math.min(level, item.marker.length - 1)]);
    const own = item.marker.length <= level + 1;
    let to = own ? at + 1 : at;
    while (to < items.length && (items[to]?.marker.length ?? 0) > level + 1) to += 1;
    const inner = items.slice(own ? at + 1 : at, to);
    let list = lists.at(-1);
    if (list?.style !== style) {
      list = { style, items: [] };
      lists.push(list);
    }
    const content = own ? parseInline(item.lines.join('\n')) : [];
    list.items.push({ content, lists: inner.length > 0 ? buildLists(inner, level + 1) : [] });
    at = to;
  }
  return lists;
}

/** A row goes on until a line ends with `|`. */
function pushTable(lines: readonly string[], from: number, blocks: Block[], depth: number): number {
  const rows: string[][] = [];
  let at = from;
  for (; at < lines.length; at++) {
    const line = (lines[at] ?? '').trim();
    const row = rows.at(-1);
    if (isTableLine(line)) rows.push([line]);
    else if (line === '' || row?.at(-1)?.endsWith('|')) break;
    else row?.push(line);
  }
  blocks.push({
    kind: 'table',
    rows: rows.map((row) => readTable(row.join('\n'), (cell) => parseLines(cell, depth + 1))),
  });
  return at;
}
