import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const project = resolve(import.meta.dirname, '../..');
const house = realpathSync(mkdtempSync(join(tmpdir(), 'tessera-house-')));
const forgotten = 'Nobody waits for this promise.';
const alwaysTrue = 'A promise is always true: this tests nothing without await.';
const neverWaits = 'This floor never waits: the service fetches, and hands over what it got.';

const cases: [file: string, line: string, problem: string | null][] = [
  ['a.service.ts', 'may();', forgotten],
  ['b.service.ts', 'may().then(() => 1);', forgotten],
  ['c.service.ts', 'may().finally(() => {});', forgotten],
  ['d.service.ts', 'if (!may()) throw new Error();', alwaysTrue],
  ['e.service.ts', 'export const answer = may() || 1;', alwaysTrue],
  ['f.policy.ts', 'if (await may()) throw new Error();', neverWaits],
  ['g.present.ts', 'await may();', neverWaits],
  ['h.service.ts', 'await may();', null],
  ['i.service.ts', 'void may();', null],
  ['j.service.ts', 'may().catch(() => {});', null],
  ['k.service.ts', 'may().then(() => {}, () => {});', null],
  ['l.service.ts', 'if (!(await may())) throw new Error();', null],
  ['m.service.ts', 'let kept: Promise<boolean> | undefined; kept ??= may();', null],
];
let printed = '';

beforeAll(async () => {
  write('tsconfig.json', JSON.stringify({ extends: join(project, 'tsconfig.json'), include: ['src'] }));
  write('src/kernel/may.ts', 'export const may = async (): Promise<boolean> => true;');
  for (const [file, line] of cases) {
    write(`src/people/${file}`, `import { may } from '../kernel/may.ts';\n${line}\nexport {};\n`);
  }
  symlinkSync(join(project, 'node_modules'), join(house, 'node_modules'));
  const run = promisify(execFile)(process.execPath, [join(project, 'scripts/promises.js'), house]);
  const { stderr } = await run.catch((error: { stderr: string }) => error);
  printed = stderr;
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), text);
}

describe('The check for waiting', () => {
  it.each(cases)('reads in %s: %s', (file, _line, problem) => {
    const lines = printed.split('\n').filter((each) => each.startsWith(`src/people/${file}:`));
    expect(lines.map((each) => each.replace(/^\S+ /, ''))).toEqual(problem === null ? [] : [problem]);
  });
});
