/** docs/security.md names a test for every promise: each of them is there, and no requirement is left out. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/security.md'), 'utf8');

/** The requirements of levels 1 and 2 of OWASP ASVS 5.0.0, as the standard numbers them. */
const required: Record<string, readonly number[]> = {
  '3.3': [1, 2, 3, 4],
  '3.4': [1, 2, 3, 4, 5, 6],
  '3.5': [1, 2, 3, 4, 5],
  '6.1': [1, 2, 3],
  '6.2': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  '6.3': [1, 2, 3, 4],
  '6.4': [1, 2, 3, 4],
  '6.5': [1, 2, 3, 4, 5],
  '6.6': [1, 2, 3],
  '6.8': [1, 2, 3, 4],
  '7.1': [1, 2, 3],
  '7.2': [1, 2, 3, 4],
  '7.3': [1, 2],
  '7.4': [1, 2, 3, 4, 5],
  '7.5': [1, 2],
  '7.6': [1, 2],
  '10.1': [1, 2],
  '10.2': [1, 2],
  '10.3': [1, 2, 3, 4],
  '10.4': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  '10.5': [1, 2, 3, 4, 5],
  '10.6': [1, 2],
  '10.7': [1, 2, 3],
};

const cves =
  '2022-0540 2022-26136 2019-8442 2020-29453 2021-26086 2019-8443 2019-20402 2019-20105 2019-3403 2019-8446 2019-8448 2019-8449 2020-14181 2020-36289 2019-3401 2021-41311 2021-41312 2021-39119 2021-39124 2021-39126 2019-20401 2019-20901 2017-9506'.split(
    ' ',
  );

/** A table's row by its first cell. */
const rowOf = (first: string): string[] | undefined =>
  page
    .split('\n')
    .map((line) => line.split(' | '))
    .find((cells) => cells[0] === `| ${first}`);

/** Files of tests, each with the name that stands behind it. */
const named = [...page.matchAll(/`((?:src|test)\/[^`]+\.test\.ts)`(?: "([^"]+)")?/g)].map(
  ([, file = '', name]) => ({
    file,
    name,
  }),
);

describe('docs/security.md', () => {
  it('names tests that are there', () => {
    expect(named.length).toBeGreaterThan(100);
    const gone = named.filter(({ file, name }) => {
      const path = join(root, file);
      return !existsSync(path) || (name !== undefined && !readFileSync(path, 'utf8').includes(name));
    });
    expect(gone).toEqual([]);
  });

  it.each(Object.entries(required))('has a row for each requirement of V%s', (section, numbers) => {
    for (const number of numbers) {
      const cells = [1, 2].map((level) => rowOf(`${section}.${number} (L${level})`)).find(Boolean) ?? [];
      const [, asks = '', how = '', test = ''] = cells;
      expect([`${section}.${number}`, cells.length]).toEqual([`${section}.${number}`, 4]);
      expect(asks.length).toBeGreaterThan(3);
      // Where nothing is to be tested, the row says why.
      if (!test.includes('`')) expect(`${section}.${number}: ${how}`).toMatch(/not applicable|none/);
    }
  });

  it.each(cves)('has a row and a test of its own for CVE-%s', (cve) => {
    const [, was = '', here = '', test = ''] = rowOf(cve) ?? [];
    expect([was.length, here.length].every((length) => length > 5)).toBe(true);
    expect(test).toContain(`"CVE-${cve}`);
  });

  it('is held to it: a name that no test has is found', () => {
    const made = '`test/rest/session.test.ts` "is a test that nobody wrote"';
    const [, file = '', name = ''] = /`([^`]+)` "([^"]+)"/.exec(made) ?? [];
    expect(readFileSync(join(root, file), 'utf8').includes(name)).toBe(false);
  });
});
