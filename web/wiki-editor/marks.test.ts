import { describe, expect, it } from 'vitest';
import { block, type Change, mentionAt, nextItem, prefix, put, type Selected, wrap } from './marks.ts';

/** `a [b] c`: the brackets are the selection; `|` alone is the caret. */
function read(drawn: string): Selected {
  const start = drawn.search(/[[|]/);
  const text = drawn.replace(/[[\]|]/g, '');
  const end = drawn.includes('[') ? drawn.indexOf(']') - 1 : start;
  return { text, start, end };
}
const applied = ({ text }: Selected, { from, to, insert, start, end }: Change): string => {
  const after = text.slice(0, from) + insert + text.slice(to);
  return start === end
    ? `${after.slice(0, start)}|${after.slice(start)}`
    : `${after.slice(0, start)}[${after.slice(start, end)}]${after.slice(end)}`;
};

describe('The buttons of the wiki editor', () => {
  it('wrap what is selected, and unwrap it again', () => {
    const once = read('a [word] here');
    expect(applied(once, wrap(once, '*', '*', 'bold'))).toBe('a *[word]* here');
    const again = read('a *[word]* here');
    expect(applied(again, wrap(again, '*', '*', 'bold'))).toBe('a [word] here');
  });
  it('put a word that stands for it where nothing is selected', () => {
    const caret = read('a | here');
    expect(applied(caret, wrap(caret, '_', '_', 'italic'))).toBe('a _[italic]_ here');
  });
  it('mark every line of a list, and take the marks away', () => {
    const lines = read('x\n[one\ntwo]\ny');
    expect(applied(lines, prefix(lines, '* '))).toBe('x\n[* one\n* two]\ny');
    const marked = read('[* one\n* two]');
    expect(applied(marked, prefix(marked, '* '))).toBe('[one\ntwo]');
  });
  it('give blocks lines of their own', () => {
    const inline = read('see [x = 1] there');
    expect(applied(inline, block(inline, '{code}\n', '\n{code}', 'code'))).toBe(
      'see \n{code}\n[x = 1]\n{code}\n there',
    );
  });
  it('continue a list with Enter and end it on an empty line', () => {
    const item = read('* one|');
    expect(applied(item, nextItem(item) as Change)).toBe('* one\n* |');
    const empty = read('* one\n* |');
    expect(applied(empty, nextItem(empty) as Change)).toBe('* one\n|');
    expect(nextItem(read('plain|'))).toBeNull();
  });
  it('find a mention that is being typed, and no address of mail', () => {
    expect(mentionAt(read('Hello @fr|'))).toEqual({ from: 6, query: 'fr' });
    expect(mentionAt(read('mail fred@example|'))).toBeNull();
    expect(mentionAt(read('@|'))).toEqual({ from: 0, query: '' });
  });
  it('keep words apart from what is put in', () => {
    const word = read('see|');
    expect(applied(word, put(word, '[^a.txt]'))).toBe('see [^a.txt] |');
  });
});
