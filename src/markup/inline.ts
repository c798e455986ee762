/**
 * Reads what stands within a line: emphasis, links, images, keys of issues. One pass: every sign is looked at a bounded
 * number of times, however the text is made, since each mark is open at most once and nothing is looked for far away.
 */
import { readImage, readLink, trimAddress } from './link.ts';
import { safeColor } from './safe.ts';
import type { Inline, Mark } from './tree.ts';

interface Frame {
  /** null: the whole text. */
  readonly of: { mark: Mark } | { color: string } | null;
  /** What is shown instead where it is never closed. */
  readonly typed: string;
  readonly content: Inline[];
}

interface State {
  readonly text: string;
  at: number;
  /** Where the plain text that is not written yet begins. */
  plain: number;
  readonly frames: Frame[];
}

const marks: Readonly<Record<string, Mark>> = {
  '*': 'strong',
  _: 'emphasis',
  '??': 'citation',
  '-': 'deleted',
  '+': 'inserted',
  '^': 'superscript',
  '~': 'subscript',
};
const MOST_COLORS = 10;
/** Longest link, image or preformatted word, in UTF-16 units. */
const FARTHEST = 2048;

export function parseInline(text: string): Inline[] {
  const state: State = {
    text,
    at: 0,
    plain: 0,
    frames: [{ of: null, typed: '', content: [] }],
  };
  while (state.at < text.length) {
    const read = readers[text[state.at] ?? ''];
    if (!read?.(state)) state.at += 1;
  }
  writePlain(state);
  while (state.frames.length > 1) dissolve(state);
  return joinTexts(state.frames[0]?.content ?? []);
}

type Reader = (state: State) => boolean;

const top = ({ frames }: State): Frame => frames[frames.length - 1] as Frame;

function writePlain(state: State): void {
  if (state.plain < state.at) {
    top(state).content.push({ kind: 'text', text: state.text.slice(state.plain, state.at) });
  }
  state.plain = state.at;
}

/** Writes `node`, which was typed with the next `length` signs. */
function put(state: State, node: Inline | null, length: number): true {
  writePlain(state);
  if (node) top(state).content.push(node);
  state.at += length;
  state.plain = state.at;
  return true;
}

/** The innermost thing that is open was not meant: its sign is text. */
function dissolve({ frames }: State): void {
  const frame = frames.pop();
  const outer = frames[frames.length - 1];
  if (!frame || !outer) return;
  outer.content.push({ kind: 'text', text: frame.typed });
  for (const node of frame.content) outer.content.push(node);
}

const joinTexts = (nodes: readonly Inline[]): Inline[] => {
  const joined: Inline[] = [];
  let texts: string[] = [];
  const flush = (): void => {
    if (texts.length > 0) joined.push({ kind: 'text', text: texts.join('') });
    texts = [];
  };
  for (const node of nodes) {
    if (node.kind === 'text') texts.push(node.text);
    else {
      flush();
      joined.push(node);
    }
  }
  flush();
  return joined;
};

const isWord = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{Nd}]/u.test(sign);
const isSpace = (sign: string | undefined): boolean => sign === undefined || /\s/.test(sign);

/** Where `sign` stands next on the line and not far away, or else -1. */
function findOnLine({ text }: State, sign: string, from: number): number {
  const near = text.slice(from, from + FARTHEST);
  const found = near.indexOf(sign);
  if (found < 0) return -1;
  const end = near.indexOf('\n');
  return end >= 0 && end < found ? -1 : from + found;
}

const isOpen = (state: State, mark: Mark): boolean =>
  state.frames.some(({ of }) => of !== null && 'mark' in of && of.mark === mark);

/** Closes the innermost open `mark`, and writes it. */
function closeMark(state: State, mark: Mark, length: number): true {
  writePlain(state);
  for (;;) {
    const { of, content } = top(state);
    if (of !== null && 'mark' in of && of.mark === mark) {
      state.frames.pop();
      return put(state, { kind: 'mark', mark, content: joinTexts(content) }, length);
    }
    dissolve(state);
  }
}

function openMark(state: State, mark: Mark, typed: string): true {
  writePlain(state);
  while (isOpen(state, mark)) dissolve(state);
  put(state, null, typed.length);
  state.frames.push({ of: { mark }, typed, content: [] });
  return true;
}

function readMark(state: State, sign: string): boolean {
  const mark = marks[sign];
  if (mark === undefined) return false;
  const before = state.text[state.at - 1];
  const after = state.text[state.at + sign.length];
  if (after !== sign[0] && before !== sign[0]) {
    const last = top(state);
    const empty = state.plain === state.at && last.content.length === 0;
    if (isOpen(state, mark) && !isSpace(before) && !isWord(after) && !empty) {
      return closeMark(state, mark, sign.length);
    }
    if (!isWord(before) && !isSpace(after)) return openMark(state, mark, sign);
  }
  return put(state, { kind: 'text', text: sign }, sign.length);
}

/** `{*}`: a mark that may stand within a word. */
function readBracedMark(state: State): boolean {
  const match = /^\{([*_+^~-]|\?\?)\}/.exec(state.text.slice(state.at, state.at + 4));
  const mark = marks[match?.[1] ?? ''];
  if (!match || !mark) return false;
  return isOpen(state, mark) ? closeMark(state, mark, match[0].length) : openMark(state, mark, match[0]);
}

function readColor(state: State): boolean {
  const match = /^\{color(?::([^}\n]{1,40}))?\}/.exec(state.text.slice(state.at, state.at + 48));
  if (!match) return false;
  if (match[1] === undefined) return closeColor(state, match[0].length);
  const colors = state.frames.filter(({ of }) => of !== null && 'color' in of).length;
  if (colors >= MOST_COLORS) return false;
  put(state, null, match[0].length);
  state.frames.push({ of: { color: match[1] }, typed: match[0], content: [] });
  return true;
}

function closeColor(state: State, length: number): boolean {
  if (!state.frames.some(({ of }) => of !== null && 'color' in of)) return false;
  writePlain(state);
  for (;;) {
    const { of, content } = top(state);
    if (of !== null && 'color' in of) {
      state.frames.pop();
      const color = safeColor(of.color);
      const nodes = joinTexts(content);
      if (color !== undefined) return put(state, { kind: 'color', color, content: nodes }, length);
      for (const node of nodes) top(state).content.push(node);
      return put(state, null, length);
    }
    dissolve(state);
  }
}

function readMono(state: State): boolean {
  if (!state.text.startsWith('{{', state.at)) return false;
  const end = findOnLine(state, '}}', state.at + 2);
  if (end < 0) return false;
  // `{{a}}}`: the last two close.
  const close = state.text[end + 2] === '}' ? end + 1 : end;
  return put(state, { kind: 'mono', text: state.text.slice(state.at + 2, close) }, close + 2 - state.at);
}

function readAnchor(state: State): boolean {
  const match = /^\{anchor:([^}\n]{1,200})\}/.exec(state.text.slice(state.at, state.at + 212));
  return match ? put(state, { kind: 'anchor', name: match[1] ?? '' }, match[0].length) : false;
}

function readBracket(state: State): boolean {
  const end = findOnLine(state, ']', state.at + 1);
  if (end < 0) return false;
  const typed = state.text.slice(state.at, end + 1);
  const found = readLink(typed.slice(1, -1));
  if (!found) return false;
  // Within the text of a link there are no further links.
  const alias = found.alias === null ? null : withoutLinks(parseInline(found.alias));
  return put(state, { kind: 'link', link: found.link, alias, typed }, typed.length);
}

const withoutLinks = (nodes: readonly Inline[]): Inline[] =>
  nodes.map((node) => {
    if (node.kind === 'link') return { kind: 'text', text: node.typed };
    if (node.kind === 'mark' || node.kind === 'color')
      return { ...node, content: withoutLinks(node.content) };
    return node;
  });

function readExclamation(state: State): boolean {
  if (isWord(state.text[state.at - 1]) || isSpace(state.text[state.at + 1])) return false;
  const end = findOnLine(state, '!', state.at + 1);
  if (end < 0) return false;
  const typed = state.text.slice(state.at, end + 1);
  const image = readImage(typed.slice(1, -1));
  return image ? put(state, { kind: 'image', ...image, typed }, typed.length) : false;
}

function readDash(state: State): boolean {
  const run = /^-+/.exec(state.text.slice(state.at, state.at + 5))?.[0].length ?? 0;
  if (run === 2) return put(state, { kind: 'text', text: '–' }, 2);
  if (run === 3) return put(state, { kind: 'text', text: '—' }, 3);
  return run === 1 ? readMark(state, '-') : put(state, { kind: 'text', text: '-'.repeat(run) }, run);
}

function readBackslash(state: State): boolean {
  const next = state.text[state.at + 1];
  if (next === '\\') return put(state, { kind: 'break' }, state.text[state.at + 2] === '\n' ? 3 : 2);
  if (next === undefined || !/[!-/:-@[-`{-~]/.test(next)) return false;
  return put(state, { kind: 'text', text: next }, 2);
}

function readLineEnd(state: State): boolean {
  writePlain(state);
  // Emphasis ends with its line; a colour goes on.
  for (let frame = top(state); frame.of !== null && 'mark' in frame.of; frame = top(state)) dissolve(state);
  return put(state, { kind: 'break' }, 1);
}

const emoticon =
  /(?::\)|:-\)|:\(|:-\(|:P|:-P|:p|:D|:-D|;\)|;-\)|\((?:[ynix!+?/*-]|on|off|\*[rgby]|flag|flagoff)\))/y;

function readEmoticon(state: State): boolean {
  const before = state.text[state.at - 1];
  if (isWord(before)) return false;
  emoticon.lastIndex = state.at;
  const sign = emoticon.exec(state.text)?.[0];
  if (sign === undefined || isWord(state.text[state.at + sign.length])) return false;
  return put(state, { kind: 'emoticon', sign }, sign.length);
}

const address = /(?:https?|ftps?):\/\/[^\s<>"'`{}|\\^[\]]+|mailto:[^\s<>"'`{}|\\^[\]:]+/iy;

function readAddress(state: State): boolean {
  if (isWord(state.text[state.at - 1])) return false;
  address.lastIndex = state.at;
  const found = address.exec(state.text)?.[0];
  if (found === undefined) return skipWord(state);
  const typed = trimAddress(found);
  return put(
    state,
    { kind: 'link', link: { to: 'address', address: typed }, alias: null, typed },
    typed.length,
  );
}

const issueKey = /[A-Z][A-Z0-9_]{1,254}-[1-9]\d{0,14}(?![\w-])/y;

function readKey(state: State): boolean {
  const before = state.text[state.at - 1];
  if (isWord(before) || before === '-' || before === '_') return false;
  issueKey.lastIndex = state.at;
  const key = issueKey.exec(state.text)?.[0];
  if (key === undefined) return skipWord(state);
  return put(state, { kind: 'link', link: { to: 'issue', key }, alias: null, typed: key }, key.length);
}

/** Nothing begins within a word. */
function skipWord(state: State): boolean {
  const word = /[A-Za-z0-9]+/y;
  word.lastIndex = state.at;
  state.at += word.exec(state.text)?.[0].length ?? 1;
  return true;
}

const braces: readonly Reader[] = [readMono, readColor, readAnchor, readBracedMark];
const capitals = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

const readers: Readonly<Record<string, Reader>> = {
  ...Object.fromEntries(capitals.map((letter) => [letter, readKey])),
  h: readAddress,
  H: (state) => readAddressOrKey(state),
  f: readAddress,
  m: readAddress,
  '*': (state) => readMark(state, '*'),
  _: (state) => readMark(state, '_'),
  '+': (state) => readMark(state, '+'),
  '^': (state) => readMark(state, '^'),
  '~': (state) => readMark(state, '~'),
  '?': (state) => state.text[state.at + 1] === '?' && readMark(state, '??'),
  '-': readDash,
  '{': (state) => braces.some((read) => read(state)),
  '[': readBracket,
  '!': readExclamation,
  '\\': readBackslash,
  '\n': readLineEnd,
  ':': readEmoticon,
  ';': readEmoticon,
  '(': readEmoticon,
};

const readAddressOrKey: Reader = (state) =>
  /^https?:/i.test(state.text.slice(state.at, state.at + 6)) ? readAddress(state) : readKey(state);
