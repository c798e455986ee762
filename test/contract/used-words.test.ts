import { execFile } from 'node:child_process';
import { appendFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Stamps } from '../../src/db/dialect/postgres-stamps.ts';
import { sqliteUsedWords } from '../../src/db/dialect/sqlite-used-words.ts';
import type { OpenDatabase } from '../../src/db/engine.ts';
import { openDatabase } from '../../src/db/open.ts';
import { describeOnEngines } from '../support/server.ts';

const MINUTE = 60_000;
const until = 1_800_000_000_000;

describeOnEngines('A word', (context) => {
  let own: OpenDatabase;
  let other: OpenDatabase;
  let made = 0;
  const word = () => `a word ${++made}`;
  const use = async ({ engine }: OpenDatabase, text: string, at = until) =>
    (await engine.usedWords.use(text, at)).first;

  beforeAll(async () => {
    const { config } = await context.server.ctx();
    own = openDatabase(config);
    other = openDatabase(config);
  });
  afterAll(async () => {
    await own?.engine.close();
    await other?.engine.close();
  });

  it('is good once, whatever program it is used by', async () => {
    const text = word();
    expect([await use(own, text), await use(own, text), await use(other, text)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(await use(other, word())).toBe(true);
  });

  it('has one first use, where many use many at once and in another order', async () => {
    const words = Array.from({ length: 40 }, word);
    const mixed = [...words, ...words, ...[...words].reverse(), ...words];
    const uses = mixed.map((text, at) =>
      use(at % 3 === 0 ? own : other, text).then((first) => ({ text, first })),
    );
    const first = (await Promise.all(uses)).filter((one) => one.first).map(({ text }) => text);
    expect(first.sort()).toEqual([...words].sort());
  });

  it('is remembered by a program that begins later', async () => {
    const text = word();
    expect(await use(own, text)).toBe(true);
    const later = openDatabase((await context.server.ctx()).config);
    expect([await use(later, text), await use(later, word())]).toEqual([false, true]);
    await later.engine.close();
  });

  it('is forgotten once its time is over, and not before', async () => {
    const [over, living] = [word(), word()];
    await use(own, over, until);
    await use(own, living, until + MINUTE);
    await own.engine.usedWords.sweep(until + MINUTE - 1);
    expect([await use(other, living, until + MINUTE), await use(own, living, until + MINUTE)]).toEqual([
      false,
      false,
    ]);
    const later = openDatabase((await context.server.ctx()).config);
    expect(await use(later, over)).toBe(true);
    await later.engine.close();
  });

  // Tests beside this one commit to the same PostgreSQL, whose stamp speaks of all its databases: try again then.
  it('leaves the stamp of the last commit as it is, and brings it', () =>
    vi.waitFor(async () => {
      const stamps = [await own.engine.commitStamp()];
      for (let turn = 0; turn < 3; turn++) stamps.push((await own.engine.usedWords.use(word(), until)).stamp);
      stamps.push(await own.engine.commitStamp());
      expect(new Set(stamps).size).toBe(1);
    }, 10_000));

  it('brings a stamp that tells of a commit before it', async () => {
    const before = (await own.engine.usedWords.use(word(), until)).stamp;
    await other.db
      .insertInto('server_setting')
      .values({ key: `test.word.${++made}`, value: 'x' })
      .execute();
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    expect((await own.engine.usedWords.use(word(), until)).stamp).not.toBe(before);
  });
});

describe('The files of used words beside SQLite', () => {
  let folder: string;
  let path: string;
  const first = (words: ReturnType<typeof sqliteUsedWords>, text: string, at = until) =>
    (words.use(text, at) as { first: boolean }).first;
  const open = () => sqliteUsedWords(path, () => 0);
  const file = () => `${path}.${until / MINUTE}`;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tessera-words-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  let opened = 0;
  const fresh = () => {
    path = join(folder, `words-${++opened}`);
  };

  it('are read by their owner only', () => {
    fresh();
    const words = open();
    first(words, 'a');
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    words.close();
  });

  it.each(['\nhalf a li', '\n', 'x', '\0'.repeat(100), `\n${'y'.repeat(90)}`, '\n'.repeat(70)])(
    'may hold what was not written whole: %j',
    (torn) => {
      fresh();
      const words = open();
      expect(first(words, 'before')).toBe(true);
      appendFileSync(file(), torn);
      expect([first(words, 'after'), first(words, 'after'), first(words, 'before')]).toEqual([
        true,
        false,
        false,
      ]);
      const other = open();
      expect([first(other, 'after'), first(other, 'before'), first(other, 'new')]).toEqual([
        false,
        false,
        true,
      ]);
      expect([first(words, 'new'), first(words, 'newer')]).toEqual([false, true]);
      words.close();
      other.close();
    },
  );

  it('are read whole, however long they are', () => {
    fresh();
    const words = open();
    const many = Array.from({ length: 10_000 }, (_, at) => `word ${at}`);
    expect(many.every((text) => first(words, text))).toBe(true);
    const other = open();
    expect(many.some((text) => first(other, text))).toBe(false);
    expect([first(other, 'new'), first(words, 'new')]).toEqual([true, false]);
    words.close();
    other.close();
  });

  it('are removed once they are over, those of the version before, too', async () => {
    fresh();
    const words = open();
    first(words, 'a');
    first(words, 'b', until + 5 * MINUTE);
    for (const name of ['', '-wal', '-shm']) writeFileSync(path + name, '');
    await words.sweep(until + MINUTE);
    const left = readdirSync(folder).filter((name) => name.startsWith(`words-${opened}`));
    expect(left).toEqual([`words-${opened}.${until / MINUTE + 5}`]);
    words.close();
  });

  it('that cannot be opened let nothing pass', () => {
    fresh();
    symlinkSync(folder, file());
    const words = open();
    expect(() => first(words, 'a')).toThrow(/EISDIR/);
    expect(() => first(words, 'a')).toThrow(/EISDIR/);
    words.close();
  });

  it('let nothing pass where the disk is full, and forget nothing', async () => {
    fresh();
    const module = new URL('../../src/db/dialect/sqlite-used-words.ts', import.meta.url);
    const script = `
      import { sqliteUsedWords } from ${JSON.stringify(module.href)};
      const words = sqliteUsedWords(${JSON.stringify(path)}, () => 0);
      const outcome = (text) => {
        try { return words.use(text, ${until}).first } catch (error) { return error.code ?? error.message }
      };
      // A line that finds room for its first half only.
      const { appendFileSync } = await import('node:fs');
      outcome('first');
      appendFileSync(${JSON.stringify(file())}, 'x'.repeat(16));
      const told = Array.from({ length: 300 }, (_, at) => outcome('word ' + at));
      console.log(JSON.stringify([...told, outcome('first'), outcome('word 0')]));`;
    const child = ['-c', 'ulimit -f 8; exec "$0" --input-type=module -e "$1"', process.execPath, script];
    const told = JSON.parse((await promisify(execFile)('/bin/bash', child)).stdout) as unknown[];
    const passed = told.filter((one) => one === true).length;
    expect([passed > 200, passed < 256]).toEqual([true, true]);
    expect(told.slice(0, passed).every((one) => one === true)).toBe(true);
    expect(new Set(told.slice(passed, 300))).toEqual(
      new Set(['A used word could not be written whole.', 'EFBIG']),
    );
    expect(told.slice(300)).toEqual([false, false]);
    const room = open();
    expect([first(room, 'word 0'), first(room, `word ${passed - 1}`)]).toEqual([false, false]);
    expect([first(room, `word ${passed + 5}`), first(room, `word ${passed + 5}`)]).toEqual([true, false]);
    room.close();
  });
});

describe('A stamp of PostgreSQL', () => {
  it.each([
    ['nothing was committed', '10:10:', '10:10:', true],
    ['a use of its own came to be seen', '10:10:', '11:11:', true],
    ['a use of its own was under way', '10:11:10', '11:11:', true],
    ['somebody else’s came to be seen, too', '10:10:', '12:12:', false],
    ['somebody else’s did, that began before', '9:10:9', '11:11:', false],
    ['somebody else’s began, and is under way', '10:10:', '11:12:11', true],
    ['the past is another one', '20:20:', '11:11:', false],
    ['far more happened than is worth a look', '10:10:', '90000:90000:', false],
  ])('stays or not where %s', (_what, before, after, stays) => {
    const stamps = new Stamps();
    const first = stamps.after(before, '10');
    expect(stamps.after(after, null) === first).toBe(stays);
  });

  it('is another one over a new connection, whatever came to be seen', () => {
    const stamps = new Stamps();
    const first = stamps.after('10:10:', '10');
    stamps.forget();
    expect(stamps.after('11:11:', null)).not.toBe(first);
  });

  it('takes a use of its own for one once', () => {
    const stamps = new Stamps();
    const first = stamps.after('10:10:', '10');
    expect(stamps.after('11:11:', null)).toBe(first);
    const second = stamps.after('12:12:', '12');
    expect(second).not.toBe(first);
    expect(stamps.after('13:13:', null)).toBe(second);
  });
});
