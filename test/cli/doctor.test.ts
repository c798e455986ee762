import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBaseUrl, isLoopback } from '../../src/cli/doctor/address.ts';
import { checkNode, judgeSpace } from '../../src/cli/doctor/machine.ts';
import { checkSettings } from '../../src/cli/doctor/weak-settings.ts';
import { readConfig, type SettingName } from '../../src/config.ts';
import { tessera } from './tessera.ts';

describe('tessera doctor', () => {
  let folder: string;
  let blocker: Server;
  let taken: number;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tessera-doctor-'));
    blocker = createServer((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'));
    taken = await new Promise((resolve) => {
      blocker.listen(0, '127.0.0.1', () => resolve((blocker.address() as { port: number }).port));
    });
  });
  afterAll(() => {
    blocker.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const look = (...options: string[]) =>
    tessera(['doctor', '--data', join(folder, 'data'), '--host', '127.0.0.1', ...options]);

  it('is content with a machine on which nothing was started yet, and makes nothing', async () => {
    const first = await look('--port', '18089');
    expect(first.out).not.toContain('✗');
    expect(first.code).toBe(0);
    expect((await look('--port', '18089')).out).toContain('is not there yet');
  });

  it('sees that another program has the port', async () => {
    const { code, out } = await look('--port', String(taken));
    expect(out).toContain(`✗ Port ${taken} is taken by another program`);
    expect(code).toBe(1);
  });

  it('sees that the database cannot be reached, and prints no password', async () => {
    const { code, out, err } = await look('--database', 'postgres://me:hush-hush@127.0.0.1:1/none');
    expect(out).toContain('✗ The database cannot be read (PostgreSQL)');
    expect(out + err).not.toContain('hush-hush');
    expect(code).toBe(1);
  });

  it('sees a database file that is none', async () => {
    writeFileSync(join(folder, 'tessera.sqlite'), 'this is no database, whatever its name says '.repeat(50));
    chmodSync(folder, 0o700);
    const { code, out } = await tessera(['doctor', '--data', folder, '--host', '127.0.0.1']);
    expect(out).toContain(`✗ The database cannot be read (${join(folder, 'tessera.sqlite')})`);
    expect(out).toContain('backup');
    expect(code).toBe(1);
  });

  it('sees that others may look into the data folder', async () => {
    chmodSync(folder, 0o755);
    const { out } = await tessera(['doctor', '--data', folder]);
    expect(out).toContain('! Other users of this machine may look into');
  });
});

describe('what the doctor thinks of', () => {
  const marks = (options: Partial<Record<SettingName, string>>) =>
    [...checkBaseUrl(readConfig(options)), ...checkSettings(readConfig(options))]
      .map(({ mark }) => mark)
      .join('');

  it.each([
    [
      'an https address behind a proxy',
      { baseUrl: 'https://a.example/jira', trustedProxies: '10.0.0.1' },
      '✓✓',
    ],
    ['an https address and no proxy', { baseUrl: 'https://a.example/jira' }, '!✓✓'],
    ['http on a public host', { baseUrl: 'http://a.example/jira' }, '!✓'],
    ['a server for this machine only', { host: '127.0.0.1' }, '✓✓'],
    ['links to localhost on a server that others reach', {}, '!✓'],
    [
      'a base URL without the context path',
      { baseUrl: 'https://a.example', trustedProxies: '10.0.0.1' },
      '✗✓✓',
    ],
    [
      'no CAPTCHA and no XSRF check',
      { host: '127.0.0.1', maximumAuthenticationAttempts: '', xsrf: 'false' },
      '✓!!',
    ],
    ['short passwords', { host: '127.0.0.1', passwordMinimumLength: '4' }, '✓!'],
    ['endless sessions', { host: '127.0.0.1', sessionLifetime: '365d', sessionIdle: '30d' }, '✓!!'],
    ['a proxy that is everybody', { host: '127.0.0.1', trustedProxies: '10.0.0.1, 0.0.0.0/0' }, '✓!'],
  ])('%s', (_what, options, expected) => {
    expect(marks(options)).toBe(expected);
  });

  it.each([
    ['20.20.1', '✗'],
    ['22.17.9', '✗'],
    ['22.18.0', '!'],
    ['24.21.0', '✓'],
    ['26.0.0', '!'],
  ])('Node.js %s: %s', (version, mark) => {
    expect(checkNode(version).mark).toBe(mark);
  });

  it.each([
    [50_000_000, '✗'],
    [500_000_000, '!'],
    [5_000_000_000, '✓'],
  ])('%d free bytes: %s', (free, mark) => {
    expect(judgeSpace(free).mark).toBe(mark);
  });

  it('knows which hosts are this machine only', () => {
    for (const host of ['localhost', '127.0.0.1', '127.8.9.1', '::1', '[::1]', 'a.localhost']) {
      expect(isLoopback(host), host).toBe(true);
    }
    for (const host of [
      '0.0.0.0',
      'example.com',
      '127.0.0.1.example.com',
      '10.0.0.1',
      'localhost.example.com',
    ]) {
      expect(isLoopback(host), host).toBe(false);
    }
  });
});
