import { expect, it } from 'vitest';
import { describeOnEngines, type TestServer } from '../support/server.ts';
import { buildOutsider } from '../support/standing.ts';
import { attachFile } from '../support/upload.ts';
import { zip } from '../support/zip.ts';

const expand = (id: string | number, way: 'raw' | 'human') => `/rest/api/2/attachment/${id}/expand/${way}`;

const attach = async (server: TestServer, content: Buffer | string, filename = 'files.zip') => {
  const admin = server.as('admin');
  if ((await admin.get('/rest/api/2/project/ZIP')).status === 404) await server.buildProject({ key: 'ZIP' });
  const { key } = await server.buildIssue({ project: 'ZIP' });
  return (await attachFile(admin, key, { filename, content, type: 'application/zip' })).id as string;
};

const long = `${'folder/'.repeat(10)}picture.PNG`;

describeOnEngines('GET /rest/api/2/attachment/{id}/expand', (context) => {
  it('lists the files of an archive for programs', async () => {
    const id = await attach(
      context.server,
      zip([
        { name: 'src/' },
        { name: 'src/main.c', content: 'int main;' },
        { name: long },
        { name: 'Grüße.txt' },
      ]),
    );
    const { status, body } = await context.server.as('admin').get(expand(id, 'raw'));
    expect(status).toBe(200);
    expect(body).toEqual({
      entries: [
        {
          entryIndex: 0,
          name: 'src/main.c',
          abbreviatedName: 'src/main.c',
          size: 9,
          mediaType: 'application/octet-stream',
        },
        {
          entryIndex: 1,
          name: long,
          abbreviatedName: `…${long.slice(-39)}`,
          size: 0,
          mediaType: 'image/png',
        },
        {
          entryIndex: 2,
          name: 'Grüße.txt',
          abbreviatedName: 'Grüße.txt',
          size: 0,
          mediaType: 'text/plain',
        },
      ],
      totalEntryCount: 3,
    });
  });

  it('lists them for people', async () => {
    const id = await attach(context.server, zip([{ name: 'a/b.html', content: 'x'.repeat(3000) }]));
    const { body } = await context.server.as('admin').get(expand(id, 'human'));
    expect(body).toEqual({
      id: Number(id),
      name: 'files.zip',
      entries: [{ path: 'a/b.html', index: 0, size: '3 kB', mediaType: 'text/html', label: 'a/b.html' }],
      totalEntryCount: 1,
      mediaType: 'application/zip',
    });
  });

  it('is not impressed by what a bomb unfolds to: nothing is unpacked', async () => {
    const id = await attach(context.server, zip([{ name: 'bomb', content: 'x', declared: 4_294_967_294 }]));
    const { status, body } = await context.server.as('admin').get(expand(id, 'raw'));
    expect(status).toBe(200);
    expect(body.entries[0].size).toBe(4_294_967_294);
  });

  it('tells of a thousand files, and counts the others', async () => {
    const id = await attach(
      context.server,
      zip(Array.from({ length: 1500 }, (_, at) => ({ name: `file-${at}.txt` }))),
    );
    const { body } = await context.server.as('admin').get(expand(id, 'raw'));
    expect(body.entries).toHaveLength(1000);
    expect(body.entries.at(-1)).toMatchObject({ entryIndex: 999, name: 'file-999.txt' });
    expect(body.totalEntryCount).toBe(1500);
  });

  it('lists an empty archive', async () => {
    const id = await attach(context.server, zip([]));
    const { body } = await context.server.as('admin').get(expand(id, 'raw'));
    expect(body).toEqual({ entries: [], totalEntryCount: 0 });
  });

  it.each([
    ['a text', Buffer.from('no archive')],
    ['an empty file', Buffer.alloc(0)],
    ['an archive that is cut off', zip([{ name: 'a' }, { name: 'b' }]).subarray(10)],
    ['an archive that promises more than it has', zip([{ name: 'a' }], 7)],
    ['an archive of more than 50,000 files', zip([{ name: 'a' }], 60_000)],
    ['names that lead out of the archive', zip([{ name: '../../etc/passwd' }])],
    ['names that begin at the root', zip([{ name: '/etc/passwd' }])],
    ['a directory that lies beyond the end', Buffer.from(`PK\x05\x06${'\xff'.repeat(18)}`, 'latin1')],
  ])('answers 409 to %s', async (_what, content) => {
    const id = await attach(context.server, content);
    for (const way of ['raw', 'human'] as const) {
      const { status, body } = await context.server.as('admin').get(expand(id, way));
      expect(status).toBe(409);
      expect(body.errorMessages).toEqual(['This attachment is no ZIP archive, or one that cannot be read.']);
    }
  });

  it('answers the same for a hidden attachment as for a missing one', async () => {
    const id = await attach(context.server, zip([{ name: 'secret.txt' }]));
    await buildOutsider(context.server, 'outsider');
    for (const [client, status] of [
      [context.server.as('outsider'), 404],
      [context.server.anonymous, 401],
    ] as const) {
      for (const way of ['raw', 'human'] as const) {
        const hidden = await client.get(expand(id, way));
        const missing = await client.get(expand('424242', way));
        expect([hidden.status, missing.status]).toEqual([status, status]);
        expect(hidden.text.replace(id, '424242')).toBe(missing.text);
      }
    }
  });
});
