import { statSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { postgresAvailable } from '../support/postgres.ts';
import {
  logIn,
  makePlace,
  type Place,
  type Served,
  serve,
  shownPassword,
  statusOf,
  tessera,
} from './tessera.ts';

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  describe.skipIf(engine === 'PostgreSQL' && !postgresAvailable())(`tessera serve on ${engine}`, () => {
    let place: Place;
    let server: Served | undefined;
    beforeAll(async () => {
      place = await makePlace(engine);
    });
    afterEach(() => server?.stop());
    afterAll(() => place.remove());

    it('makes the administrator at its first start, with a password that it shows once and that works', async () => {
      server = await serve(place.options);
      const password = shownPassword(server.texts.out);
      expect(password).not.toBe('');
      expect((await logIn(server.url, 'admin', password)).status).toBe(200);
      expect(server.texts.out).toContain(
        `It ends in 14 days. Change it before: ${server.url}/secure/ChangePassword!default.jspa`,
      );
      expect(server.texts.out).toContain(`curl -X POST ${server.url}/rest/auth/1/session`);
      expect(server.texts.out).toContain(`-d '{"username":"admin","password":"${password}"}'`);
    });

    it('shows no password at later starts', async () => {
      server = await serve(place.options);
      expect(server.texts.out).toContain('is ready');
      expect(server.texts.out).not.toMatch(/password/i);
    });

    it('keeps sessions over a restart', async () => {
      server = await serve(place.options);
      await tessera(['user', 'password', 'admin', '--password-stdin', ...place.options], {
        stdin: 'a sentence of words',
      });
      const { cookie } = await logIn(server.url, 'admin', 'a sentence of words');
      expect(await server.stop()).toBe(0);
      server = await serve(place.options);
      expect(await statusOf(server.url, cookie)).toBe(200);
    });

    it('fills an empty database once when two programs start on it at the same time', async () => {
      const shared = await makePlace(engine);
      const both = await Promise.all([serve(shared.options), serve(shared.options)]);
      try {
        const passwords = both.map((one) => shownPassword(one.texts.out)).filter((one) => one !== '');
        expect(passwords).toHaveLength(1);
        for (const one of both) expect((await logIn(one.url, 'admin', passwords[0] ?? '')).status).toBe(200);
      } finally {
        for (const one of both) await one.stop();
        await shared.remove();
      }
    });
  });
}

describe('tessera serve', () => {
  let place: Place;
  let server: Served | undefined;
  beforeAll(async () => {
    place = await makePlace('SQLite');
  });
  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });
  afterAll(() => place.remove());

  it('takes the preset password of the administrator, and warns where it is weak', async () => {
    server = await serve(place.options, { env: { TESSERA_ADMIN_PASSWORD: 'admin' } });
    expect((await logIn(server.url, 'admin', 'admin')).status).toBe(200);
    expect(server.texts.out).toContain('Warning');
    expect(server.texts.out).not.toContain('"password":"admin"');
  });

  it('keeps its data to its own user', () => {
    expect(statSync(place.data).mode & 0o077).toBe(0);
  });

  it('says how to go on where its port is taken', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });
    try {
      const { code, err } = await tessera([
        'serve',
        '--port',
        String(port),
        '--host',
        '127.0.0.1',
        '--log-level',
        'silent',
        ...place.options,
      ]);
      expect(code).toBe(1);
      expect(err).toContain(`Port ${port} is taken`);
      expect(err).toContain('--port');
      expect(err).not.toContain('    at ');
    } finally {
      other.close();
    }
  });

  it('says how to go on where PostgreSQL cannot be reached, and does not print its password', async () => {
    const { code, out, err } = await tessera([
      'serve',
      '--database',
      'postgres://me:hush-hush@127.0.0.1:1/none',
    ]);
    expect(code).toBe(1);
    expect(err).toContain('PostgreSQL cannot be reached');
    expect(out + err).not.toContain('hush-hush');
  });

  it('takes a second Ctrl+C for the same one', async () => {
    server = await serve(place.options);
    const codes = await Promise.all([server.stop('SIGINT'), server.stop('SIGINT')]);
    expect(codes).toEqual([0, 0]);
    server = undefined;
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends with 0 when asked by %s', async (signal) => {
    server = await serve(place.options);
    expect(await server.stop(signal)).toBe(0);
    server = undefined;
  });
});
