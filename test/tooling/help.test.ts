import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

function run(program: string, ...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [resolve(root, program), ...args], {
    encoding: 'utf8',
  });
  return { stdout, stderr, status };
}

describe.each([
  ['bench/main.ts', ['--suite', '--engine', '--keep', '--only', 'redmine', 'web']],
  ['test/conformance/main.ts', ['--check', '--postgres', '--both', '--only', 'TESSERA_REFERENCE']],
])('%s', (program, words) => {
  it('says what it understands', () => {
    const { stdout, stderr, status } = run(program, '--help');
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    for (const word of words) expect(stdout).toContain(word);
  });

  it('says so, too, where it is asked for what it does not know', () => {
    const { stdout, stderr, status } = run(program, '--no-such-thing');
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    expect(stderr).toMatch(/^Unknown option '--no-such-thing'/);
    for (const word of words) expect(stderr).toContain(word);
    expect(stderr).not.toContain('    at ');
  });
});

it.each([
  [
    '--suite',
    'nothing',
    "--suite is one of session, token, oauth1, issue, jql, redmine, web, not 'nothing'.",
  ],
  ['--engine', 'oracle', "--engine is sqlite, postgres or both, not 'oracle'."],
  ['--issues', 'many', "--issues is a whole number, not 'many'."],
])('bench/main.ts says what is wrong with %s %s', (option, value, sentence) => {
  const { stderr, status } = run('bench/main.ts', option, value);
  expect(status).toBe(2);
  expect(stderr.split('\n')[0]).toBe(sentence);
});
