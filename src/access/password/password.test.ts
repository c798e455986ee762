import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './password.hash.ts';
import { passwordProblems } from './password.policy.ts';

describe('verifying a password', () => {
  test('hashes are Argon2id with the OWASP parameters and fit only their password', async () => {
    const stored = await hashPassword('correct horse');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword(stored, 'correct horse')).toEqual({ matches: true, needsRehash: false });
    expect(await verifyPassword(stored, 'Correct horse')).toEqual({ matches: false, needsRehash: false });
    expect(await hashPassword('correct horse')).not.toBe(stored);
  });

  test.each([
    ['{PKCS5S2}DQIXJU038u4P7FdsuFTY/+35bm41kfjZa57UrdxHp2Mu3qF2uy+ooD+jF5t1tb8J', 'password'],
    ['{PKCS5S2}DI+ZJZGxm1+DFeudhYNEzO2MaBMdikhlRxgmAeQQ+CP/ltK+9S9VDrQT2PrhoBKF', 'admin'],
    ['{PKCS5S2}ehivsjAfRvUA1R6NjH4n0hIxi1MdCPF2KDk+/hIonAeLOZl/Mdx8ipRRew48Hdhe', 'user'],
    ['sUNhQEwHj/1UnAPbRDw/7eLz5TTXP3j3cwHtl9SkNqn9nbBe6LMlwK02Q4tD/shRDCBPwcHtsh0JQcAOniwc4g==', 'user'],
  ])('a hash from Jira is understood and marked for renewal: %s', async (stored, plain) => {
    expect(await verifyPassword(stored, plain)).toEqual({ matches: true, needsRehash: true });
    expect(await verifyPassword(stored, `${plain}x`)).toEqual({ matches: false, needsRehash: false });
  });

  test('an Argon2 hash of other parameters matches and is marked for renewal', async () => {
    const { hash } = await import('@node-rs/argon2');
    const stored = await hash('word', { memoryCost: 8192, timeCost: 1 });
    expect(await verifyPassword(stored, 'word')).toEqual({ matches: true, needsRehash: true });
  });

  test.each([
    [null, 'anything'],
    ['X', 'X'],
    ['nopass', 'nopass'],
    ['', ''],
    ['secret', 'secret'],
    ['{PKCS5S2}', ''],
    ['{PKCS5S2}c2hvcnQ=', 'short'],
    ['$argon2id$v=19$m=19456,t=2,p=1$broken', 'broken'],
    ['$argon2id$v=19$m=4194304,t=1,p=1$c29tZXNhbHQ$c29tZWhhc2g', 'too costly to try'],
  ])('what is not a hash never matches: %s', async (stored, plain) => {
    expect(await verifyPassword(stored, plain)).toEqual({ matches: false, needsRehash: false });
  });

  test('a password beyond 1,024 bytes is neither hashed nor matched', async () => {
    const stored = await hashPassword('x'.repeat(1024));
    expect((await verifyPassword(stored, 'x'.repeat(1024))).matches).toBe(true);
    expect((await verifyPassword(stored, 'x'.repeat(1025))).matches).toBe(false);
    await expect(hashPassword('ü'.repeat(513))).rejects.toThrow(RangeError);
  });

  test('the same word composed otherwise is the same password', async () => {
    const stored = await hashPassword('caf\u00e9 au lait');
    expect((await verifyPassword(stored, 'cafe\u0301 au lait')).matches).toBe(true);
  });
});

describe('choosing a password', () => {
  const tooLong = `k${'x1y2'.repeat(256)}`;
  const fred = {
    minimumLength: 8,
    userName: 'fred.normal',
    displayName: 'Frederick Normalsen',
    emailAddress: 'fnormalsen@example.com',
  };

  test.each([
    'correct horse battery',
    'tulpenzwiebel',
    'ünïcödé-wörter',
    '      x y z',
    'q7#Lm2pV',
    'пароль это не слово',
    '🐎🔋📎🐎x🔋📎🌷',
    'x9'.repeat(3) + 'k'.repeat(300),
  ])('takes %s', (plain) => {
    expect(passwordProblems(plain, fred)).toEqual([]);
  });

  test.each([
    ['nothing', ''],
    ['too few characters', 'short'],
    ['few characters of many bytes', '🐎🔋📎🐎'],
    ['a NUL', 'a\0bcdefghijk'],
    ['too many bytes', tooLong],
  ])('refuses %s', (_, plain) => {
    expect(passwordProblems(plain, fred)).toHaveLength(1);
  });

  test.each([
    'password',
    'Password123',
    'P@ssw0rd2024',
    'P4ssword!',
    'letmein!!',
    'Tessera2024!',
    'jirajira',
    '**jira**',
    'trustno1',
    'iloveyou',
    'Summer1!',
  ])('refuses the common %s', (plain) => {
    expect(passwordProblems(plain, { ...fred, minimumLength: 6 })).toEqual([
      expect.stringContaining('guessed'),
    ]);
  });

  test.each(['aaaaaaaa', '12345678', '87654321', 'abcdefgh', 'abcabcabc', 'qwertyui', '121212121'])(
    'refuses the row %s',
    (plain) => {
      expect(passwordProblems(plain, fred)).toEqual([expect.stringContaining('row or repetition')]);
    },
  );

  test.each([
    'fred.normal',
    'Fred.Normal1',
    'Normalsen!',
    'FrederickNormalsen',
    'fnormalsen',
    'fnormalsen@example.com',
  ])('refuses the personal %s', (plain) => {
    expect(passwordProblems(plain, fred)).toEqual([expect.stringContaining('your own name')]);
  });

  test('refuses every one of the first 3,000 passwords of breaches that are long enough', () => {
    const list: string[] = createRequire(import.meta.url)('@zxcvbn-ts/language-common/src/passwords.json');
    const first = list.filter((word) => word.length >= 8).slice(0, 3000);
    expect(first).toHaveLength(3000);
    expect(first.filter((word) => passwordProblems(word, { minimumLength: 8 }).length === 0)).toEqual([]);
    expect(
      first.filter((word) => passwordProblems(word.toUpperCase(), { minimumLength: 8 }).length === 0),
    ).toEqual([]);
  });

  test('takes what only holds such a password, or is held by one', () => {
    for (const plain of ['brahmaputra rising', 'rahmaput', 'brahmaputra\nfluffybunny'])
      expect(passwordProblems(plain, fred)).toEqual([]);
  });

  test.each([
    'Northwind!',
    'wind-farm9',
    'northwindissues',
    'tracker.northwind.example',
    'Bluebell24',
    'greenhouse',
    'projectx',
  ])('refuses %s, of which this installation is made', (plain) => {
    const installation = {
      serverTitle: 'Northwind Issues',
      baseUrl: 'https://tracker.northwind.example/projectx',
      passwordWords: 'wind-farm, Bluebell greenhouse',
    };
    expect(passwordProblems(plain, { ...fred, installation })).toEqual([
      expect.stringMatching(/name of this installation|guessed/),
    ]);
    expect(passwordProblems('seven purple lamps', { ...fred, installation })).toEqual([]);
  });

  test('asks for no kinds of characters and obeys the least length that is set', () => {
    expect(passwordProblems('kqzvhwmtrj', fred)).toEqual([]);
    expect(passwordProblems('kqzvhwmtrj', { ...fred, minimumLength: 15 })).toEqual([
      'Use at least 15 characters for the password.',
    ]);
  });
});
