/** Uploads that are made to harm, and a disk that is full. What is refused leaves neither a row nor a file. */
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import sharp, { type SharpOptions } from 'sharp';
import { beforeAll, expect, it, vi } from 'vitest';
import { attach } from '../../src/issue/attachment/attachment.service.ts';
import { adminPassword, basic, type Client, describeOnEngines } from '../support/server.ts';
import { attachFile } from '../support/upload.ts';
import { zip } from '../support/zip.ts';

const boundary = 'a-boundary-of-ours';

/** Bytes of a file name as they stand in the request. */
const named = (name: string, content: Buffer | string = 'x'): Buffer =>
  Buffer.concat([
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
const end = Buffer.from(`--${boundary}--\r\n`);

/** A picture that says it has so many pixels, and has none. */
const gif = (side: number): Buffer => {
  const head = Buffer.from(
    'GIF89a\0\0\0\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\0\0\0\0\0\x02\x02D\x01\0;',
    'latin1',
  );
  for (const at of [6, 8, 24, 26]) head.writeUInt16LE(side, at);
  return head;
};
const webp = (side: number): Buffer => {
  const head = Buffer.from('RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\0\0\0\0\0\0', 'latin1');
  head.writeUIntLE(side - 1, 24, 3);
  head.writeUIntLE(side - 1, 27, 3);
  return head;
};

describeOnEngines('Uploads made to harm', (context) => {
  let admin: Client;
  let key: string;
  beforeAll(async () => {
    admin = context.server.as('admin');
    await context.server.buildProject({ key: 'UPL' });
    key = (await context.server.buildIssue({ project: 'UPL' })).key;
    await attachFile(admin, key, { filename: 'first.txt', content: 'x' });
  });

  const kept = async () => {
    const { config, db } = context.server.app.ctx();
    const files = readdirSync(join(config.data, 'attachments'), { recursive: true });
    const rows = await db.selectFrom('attachment').select('id').execute();
    return { files: files.map(String).sort(), rows: rows.map((row) => row.id) };
  };
  const send = (...parts: Buffer[]) =>
    admin.post(`/rest/api/2/issue/${key}/attachments`, Buffer.concat([...parts, end]), {
      headers: {
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'x-atlassian-token': 'no-check',
      },
    });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['/etc/passwd', 'passwd'],
    ['C:\\\\Windows\\\\win.ini', 'win.ini'],
    ['CON', 'CON'],
    ['a/../b.txt', 'b.txt'],
    ['%2e%2e%2fx.txt', '%2e%2e%2fx.txt'],
    ['e\u0301.txt', '\u00e9.txt'],
    ['\u{1f980}.txt', '\u{1f980}.txt'],
    ['<img src=x onerror=alert(1)>.txt', '<img src=x onerror=alert(1)>.txt'],
  ])('a file called %j is kept under a key of ours', async (name, shown) => {
    const before = await kept();
    const { status, body } = await send(named(name));
    expect([status, body[0]?.filename]).toEqual([200, shown]);
    const files = (await kept()).files.filter((one) => !before.files.includes(one));
    for (const one of files) expect(one).toMatch(/^[0-9a-f]{2}(\/[0-9a-f]{32})?$/);
    const { headers } = await admin.get(`/secure/attachment/${body[0].id}/x`);
    expect(String(headers['content-disposition'])).not.toMatch(/[\r\n]/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it.each(['a\u0000.txt', 'a\u202Egnp.exe', 'a\u2028b', 'a\u0085b', '..', '.', '/', 'x'.repeat(256)])(
    'a file called %j is refused, and those that came with it',
    async (name) => {
      const before = await kept();
      const { status, body } = await send(named('good.txt'), named(name), named('late.txt'));
      expect(status, JSON.stringify(body)).toBe(400);
      expect((await kept()).rows).toEqual(before.rows);
      expect((await kept()).files.filter((one) => one.length > 2)).toEqual(
        before.files.filter((one) => one.length > 2),
      );
    },
  );

  it.each([
    ['GIF', gif(65_535)],
    ['WebP', webp(16_384)],
    ['WebP of a side that there is not', webp(2 ** 24)],
  ])('a %s that says it is huge is attached, and never unpacked', async (_what, bytes) => {
    const { status, body } = await send(named('bomb', bytes));
    expect(status).toBe(200);
    expect((await admin.get(`/secure/thumbnail/${body[0].id}/x.png`)).status).toBe(404);
    expect((await admin.get(`/secure/attachment/${body[0].id}/x`)).bytes).toEqual(bytes);
  });

  it.each(['../up.txt', '/root.txt', 'C:/root.txt', 'a/../../up.txt', '..\\\\up.txt'])(
    'an archive with a file called %j is none to look into',
    async (name) => {
      const file = await attachFile(admin, key, {
        filename: 'a.zip',
        content: zip([{ name, content: 'x' }]),
      });
      expect((await admin.get(`/rest/api/2/attachment/${file.id}/expand/raw`)).status).toBe(409);
    },
  );

  it('files of an archive that lie over one another are told, and never unpacked', async () => {
    const content = zip([{ name: 'kernel', content: 'x'.repeat(1000), declared: 0xffff_fff0 }]);
    // Every entry of the directory points to the one file, as in the bombs without recursion.
    const [, at] = [content.readUInt32LE(content.length - 10), content.readUInt32LE(content.length - 6)];
    const entry = content.subarray(at, content.length - 22);
    const count = 3000;
    const end = Buffer.from(content.subarray(content.length - 22));
    end.writeUInt16LE(count, 8);
    end.writeUInt16LE(count, 10);
    end.writeUInt32LE(entry.length * count, 12);
    const bomb = Buffer.concat([content.subarray(0, at), ...Array.from({ length: count }, () => entry), end]);
    const file = await attachFile(admin, key, { filename: 'over.zip', content: bomb });
    const { status, body } = await admin.get(`/rest/api/2/attachment/${file.id}/expand/raw`);
    expect([status, body.totalEntryCount, body.entries.length]).toEqual([200, count, 1000]);
    expect((await admin.get(`/secure/attachment/${file.id}/over.zip`)).bytes).toEqual(bomb);
  });

  it('of a moving picture the first one is drawn, however many there are', async () => {
    const side = 100;
    const pictures = 400;
    const frames = await sharp({
      create: { width: side, height: side * pictures, channels: 3, background: '#00ff00', pageHeight: side },
    } as SharpOptions)
      .gif()
      .toBuffer();
    const { status, body } = await send(named('moving.gif', frames));
    expect(status).toBe(200);
    const drawn = await admin.get(`/secure/thumbnail/${body[0].id}/x.png`);
    expect(drawn.status).toBe(200);
    const { width, height, format, pages = 1 } = await sharp(drawn.bytes).metadata();
    expect({ width, height, format, pages }).toEqual({ width: side, height: side, format: 'png', pages: 1 });
  });

  it.each([
    ['more', 1000],
    ['fewer', -30],
  ])('a request that says it has %s bytes than it has leaves nothing', async (_which, difference) => {
    const { server } = context.server.app;
    if (!server.server.listening) await server.listen({ port: 0, host: '127.0.0.1' });
    const before = await kept();
    const bytes = Buffer.concat([named('cut.txt', 'x'.repeat(100)), end]);
    const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
    let answer = '';
    socket.on('error', () => {});
    socket.on('data', (data) => {
      answer += data;
    });
    const closed = once(socket, 'close');
    socket.write(
      [
        `POST /jira/rest/api/2/issue/${key}/attachments HTTP/1.1`,
        'Host: localhost',
        `Authorization: ${basic('admin', adminPassword)}`,
        `Content-Type: multipart/form-data; boundary=${boundary}`,
        'X-Atlassian-Token: no-check',
        `Content-Length: ${bytes.length + difference}`,
        'Connection: close',
        '\r\n',
      ].join('\r\n'),
    );
    socket.end(bytes);
    await closed;
    expect(answer).not.toMatch(/^HTTP\/1\.1 [25]/m);
    await vi.waitFor(async () => expect(await kept()).toEqual(before));
  });

  it('an archive in an archive is a file, whatever it says it unpacks to', async () => {
    const inner = zip([{ name: 'a.txt', content: 'x', declared: 0xffff_fff0 }]).toString('latin1');
    const content = zip([{ name: 'inner.zip', content: inner, declared: 0xffff_fff0 }]);
    const file = await attachFile(admin, key, { filename: 'a.zip', content });
    const { body } = await admin.get(`/rest/api/2/attachment/${file.id}/expand/raw`);
    expect(body).toMatchObject({ totalEntryCount: 1, entries: [{ name: 'inner.zip', size: 0xffff_fff0 }] });
  });

  it.each(['ENOSPC', 'EDQUOT', 'EFBIG'])(
    'without room (%s) it answers 507, and keeps nothing',
    async (code) => {
      const before = await kept();
      const ctx = await context.server.ctx({ name: 'admin' });
      const full = async () => {
        throw Object.assign(new Error('write'), { code });
      };
      const uploads = async function* () {
        for (const fileName of ['one.txt', 'two.txt'])
          yield { fieldName: 'file', fileName, mimeType: 'text/plain', content: Readable.from(['x']) };
      };
      const put = attach({ ...ctx, files: { ...ctx.files, put: full } }, key, uploads());
      await expect(put).rejects.toMatchObject({ code: 'unavailable', status: 507 });
      expect(await kept()).toEqual(before);
    },
  );
});
