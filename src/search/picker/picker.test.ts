import { describe, expect, it } from 'vitest';
import { markBeginnings, markKey } from './mark.ts';
import { readTyped } from './picker.ts';

describe('What is typed to pick an issue', () => {
  it('is a key, a number or words', () => {
    expect(readTyped(' test-1 ')).toMatchObject({ key: 'TEST-1', number: null, words: ['test-1'] });
    expect(readTyped('12')).toMatchObject({ key: null, number: '12', words: ['12'] });
    expect(readTyped('Log IN')).toMatchObject({ key: null, number: null, words: ['log', 'in'] });
    expect(readTyped('  ')).toBeNull();
  });
});

describe('Marking what was typed in an issue', () => {
  it('marks the beginnings of words, the longest that fits', () => {
    expect(markBeginnings('Login: log in', ['log', 'login'])).toBe('<b>Login</b>: <b>log</b> in');
    expect(markBeginnings('Blog', ['log'])).toBe('Blog');
  });

  it('escapes everything, marked or not', () => {
    expect(markBeginnings('<script> & "x"', ['<script>'])).toBe('<b>&lt;script&gt;</b> &amp; &quot;x&quot;');
    expect(markBeginnings('İ <b>', ['b'])).toBe('İ &lt;b&gt;');
  });

  it('marks the beginning of a key, or of its number', () => {
    expect(markKey('TEST-12', { key: 'TEST-1', number: null })).toBe('<b>TEST-1</b>2');
    expect(markKey('A1-12', { key: null, number: '1' })).toBe('A1-<b>1</b>2');
    expect(markKey('TEST-12', { key: null, number: null })).toBe('TEST-12');
  });
});
