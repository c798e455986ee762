import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { tessera, typed } from './tessera.ts';

describe('tessera help', () => {
  it('lists every command with one line, and hides what is for developers', async () => {
    const { code, out } = await tessera(['help']);
    expect(code).toBe(0);
    for (const { name, summary, hidden } of commands) {
      expect(out.includes(summary), name).toBe(!hidden);
    }
  });

  it.each(commands.map(({ name }) => name))('%s --help shows how it is used, with examples', async (name) => {
    const { code, out, err } = await typed([...name.split(' '), '--help']);
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(out).toMatch(/^Usage: tessera /);
    expect(out).toMatch(new RegExp(`Examples:\n  .*tessera ${name}`));
  });

  it('says the same before and after the command', async () => {
    const [before, after] = await Promise.all([
      typed(['help', 'user', 'add']),
      typed(['user', 'add', 'fred', '--help']),
    ]);
    expect(before.out).toBe(after.out);
  });

  it('names the option and the variable of every setting of serve', async () => {
    const { out } = await typed(['serve', '--help']);
    expect(out).toContain('--context-path TEXT');
    expect(out).toContain('TESSERA_CONTEXT_PATH');
    expect(out).toContain('--xsrf, --no-xsrf');
  });
});

describe('tessera version', () => {
  it.each(['version', '--version', '-v'])('%s says which Tessera this is', async (word) => {
    const { code, out } = await typed([word]);
    expect(code).toBe(0);
    expect(out).toMatch(/^Tessera \d+\.\d+\.\d+ \(Node\.js \d+\.\d+\.\d+\)\n$/);
  });
});

describe('what was typed wrongly', () => {
  it.each([
    ['sevre', "Did you mean 'tessera serve'?"],
    ['user', 'tessera user add'],
    ['user ad fred', "There is no command 'user ad'"],
    ['session', 'tessera session revoke'],
    ['nothing-like-it', '`tessera help` lists them'],
    ['--prot 9000', 'There is no option --prot. Did you mean --port?'],
    ['serve --port', '--port needs a value'],
    ['serve --data --demo', '--data needs a value'],
    ['serve --port nine', '--port (TESSERA_PORT) must be a whole number'],
    ['serve --port=-1', '--port (TESSERA_PORT) must be a whole number'],
    ['serve --port 1 --port 2', '--port is given twice'],
    ['serve --session-idle 5', 'must be a duration'],
    ['serve --demo=perhaps', '--demo (TESSERA_DEMO) must be true or false'],
    ['serve --no-port', 'There is no option --no-port'],
    ['serve here', "'here' is one word too many"],
    ['serve --context-path jira', '--context-path must look like /jira'],
    ['serve --base-url ftp://example.com', '--base-url must be an http or https address'],
    ['user add', 'NAME is missing: tessera user add NAME'],
    ['user add a b', "'b' is one word too many"],
    ['user add a --password-stdin=x', '--password-stdin takes no value'],
    ['session revoke', 'Say which sessions end'],
    ['session revoke 1 --all', 'Say which sessions end'],
    ['session revoke abc', "'abc' is no id of a session"],
  ])('%s: %s', async (words, sentence) => {
    const { code, out, err } = await typed(words.split(' '), { TESSERA_DATA: '/nonexistent' });
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/^\s+at /m);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  it('names the variable that cannot be read', async () => {
    const { code, err } = await typed(['doctor'], { TESSERA_PORT: 'x' });
    expect(code).toBe(2);
    expect(err).toContain('TESSERA_PORT');
  });

  it('ends with the same code as a process', async () => {
    const { code, out, err } = await tessera(['serve', '--prot', '9000']);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('Did you mean --port?');
  });

  it('does not repeat a secret that cannot be read', async () => {
    const { err } = await typed(['serve', '--admin-password', 'hush', '--admin-password', 'hush']);
    expect(err).not.toContain('hush');
  });
});

describe('commands where there is no database', () => {
  it.each(['user list', 'user add fred', 'session list', 'session revoke --all'])(
    '%s says so, and makes none',
    async (words) => {
      const { code, err } = await typed([...words.split(' '), '--data', '/nonexistent/data']);
      expect(code).toBe(1);
      expect(err).toContain('There is no Tessera database in /nonexistent/data');
      expect(err).toContain('--data');
    },
  );
});
