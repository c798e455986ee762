import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const tally = resolve(import.meta.dirname, '../../scripts/tally.js');
const folder = mkdtempSync(join(tmpdir(), 'tessera-tally-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type File = { status: string; assertionResults: { status: string }[] };

function file(...statuses: string[]): File {
  const status = statuses.includes('failed') ? 'failed' : 'passed';
  return { status, assertionResults: statuses.map((each) => ({ status: each })) };
}

function count(files: File[] | null, { check = 0, test = 0 } = {}) {
  const report = join(folder, 'report.json');
  writeFileSync(report, files === null ? '' : JSON.stringify({ testResults: files }));
  const { stdout, status } = spawnSync(process.execPath, [tally, report, `${check}`, `${test}`], {
    encoding: 'utf8',
  });
  return { last: stdout.trim().split('\n').at(-1), code: status };
}

describe('What CI reads', () => {
  it('counts every test once, by how it ended', () => {
    const files = [file('passed', 'skipped', 'passed'), file('passed', 'todo', 'pending')];
    expect(count(files)).toEqual({ last: '3 passed, 0 failed, 3 skipped', code: 0 });
  });

  it('fails where one test fails', () => {
    expect(count([file('passed', 'failed')], { test: 1 })).toEqual({
      last: '1 passed, 1 failed, 0 skipped',
      code: 1,
    });
  });

  it('counts a file that broke before its tests ran as one failure', () => {
    const broken = { status: 'failed', assertionResults: [] };
    expect(count([file('passed'), broken], { test: 1 })).toEqual({
      last: '1 passed, 1 failed, 0 skipped',
      code: 1,
    });
  });

  it('fails where no test ran, or all were skipped', () => {
    expect(count([])).toEqual({ last: '0 passed, 1 failed, 0 skipped', code: 1 });
    expect(count([file('skipped')]).code).toBe(1);
  });

  it('fails where the run left no report', () => {
    expect(count(null, { test: 1 }).code).toBe(1);
  });

  it('fails where every test passed but the checks or the run itself did not', () => {
    expect(count([file('passed')], { check: 1 })).toEqual({ last: '1 passed, 1 failed, 0 skipped', code: 1 });
    expect(count([file('passed')], { test: 1 })).toEqual({ last: '1 passed, 1 failed, 0 skipped', code: 1 });
  });
});
