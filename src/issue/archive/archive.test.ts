import { expect, it } from 'vitest';
import { outcomeCsv, readKeys } from './archive.ts';

it('reads keys as a JSON list, by lines and by commas, each once', () => {
  expect(readKeys('["A-1", "A-2", "A-1"]')).toEqual(['A-1', 'A-2']);
  expect(readKeys('A-1\r\nA-2\n')).toEqual(['A-1', 'A-2']);
  expect(readKeys('A-1, A-2')).toEqual(['A-1', 'A-2']);
});

it.each(['', ' \n', '[]', '[1]', '["A-1"', '[["A-1"]]'])('refuses %j', (body) => {
  expect(() => readKeys(body)).toThrow();
});

it('refuses more than a thousand', () => {
  const keys = Array.from({ length: 1001 }, (_, at) => `A-${at + 1}`);
  expect(() => readKeys(keys.join('\n'))).toThrow('At most 1000');
  expect(readKeys(keys.slice(1).join('\n'))).toHaveLength(1000);
});

it('writes lines that no spreadsheet runs', () => {
  expect(outcomeCsv([{ key: '=1+"1"', refused: 'No' }])).toBe('"\'=1+""1""","No"\r\n');
  expect(outcomeCsv([{ key: 'A-1', refused: null }])).toBe('"A-1","archived"\r\n');
});
