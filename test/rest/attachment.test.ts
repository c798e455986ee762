import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { sweepFiles } from '../../src/issue/attachment/sweep.service.ts';
import { type Answer, type Client, describeOnEngines, type TestServer } from '../support/server.ts';

interface Part {
  name?: string;
  filename?: string;
  type?: string | null;
  content: Buffer | string;
}

const boundary = 'a-boundary-of-ours';

/** A multipart body as clients write it. */
function multipart(parts: Part[]): Buffer {
  const chunks = parts.flatMap(({ name = 'file', filename, type = 'application/octet-stream', content }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"` +
        `${filename === undefined ? '' : `; filename="${filename}"`}\r\n${type === null ? '' : `Content-Type: ${type}\r\n`}\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]);
}

const uploadHeaders = {
  'content-type': `multipart/form-data; boundary=${boundary}`,
  'x-atlassian-token': 'no-check',
};

const upload = (
  client: Client,
  issue: string,
  parts: Part[],
  headers: Record<string, string> = {},
): Promise<Answer> =>
  client.post(`/rest/api/2/issue/${issue}/attachments`, multipart(parts), {
    headers: { ...uploadHeaders, ...headers },
  });

const pathOf = (url: string): string => url.slice(url.indexOf('/jira') + '/jira'.length);

const png = (width = 640, height = 480): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#2a6f5e' } })
    .png()
    .toBuffer();

/** Files that lie in the store. */
const filesOf = (server: TestServer): string[] => {
  const folder = join(server.app.ctx().config.data, 'attachments');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
};

const LIMIT = 200_000;

describeOnEngines(
  'attachments',
  (context) => {
    let server: TestServer;
    let admin: Client;
    let key: string;
    beforeAll(async () => {
      server = context.server;
      admin = server.as('admin');
      await server.buildProject({ key: 'ATT', name: 'Attachments' });
      await server.buildUser({ name: 'fred' });
      await server.buildUser({ name: 'barney' });
      ({ key } = await server.buildIssue({ project: 'ATT', summary: 'With files' }));
    });

    const attach = async (content: Buffer | string, filename = 'a.txt', client = admin) => {
      const { status, body, text } = await upload(client, key, [{ filename, content }]);
      if (status !== 200) throw new Error(`${status} ${text}`);
      return body[0];
    };

    describe('POST /rest/api/2/issue/{issueIdOrKey}/attachments', () => {
      it('attaches a file and answers 200 with a list', async () => {
        const { status, body } = await upload(admin, key, [
          { filename: 'a b.txt', type: 'text/plain', content: 'Hello' },
        ]);
        expect(status).toBe(200);
        expect(body).toEqual([
          {
            self: expect.stringMatching(/\/jira\/rest\/api\/2\/attachment\/\d+$/),
            id: expect.stringMatching(/^\d+$/),
            filename: 'a b.txt',
            author: expect.objectContaining({ name: 'admin', displayName: 'Administrator' }),
            created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/),
            size: 5,
            mimeType: 'text/plain',
            content: expect.stringMatching(/\/jira\/secure\/attachment\/\d+\/a%20b\.txt$/),
          },
        ]);
      });

      it('attaches several files of one request in their order', async () => {
        const { status, body } = await upload(admin, key, [
          { filename: 'one.txt', content: 'one' },
          { filename: 'two.txt', content: 'two' },
          { filename: 'one.txt', content: 'one again' },
        ]);
        expect(status).toBe(200);
        expect(body.map((one: { filename: string }) => one.filename)).toEqual([
          'one.txt',
          'two.txt',
          'one.txt',
        ]);
        for (const { content, size } of body) {
          const { bytes } = await admin.get(pathOf(content));
          expect(bytes).toHaveLength(size);
        }
      });

      it('takes the id of an issue as well as its key, and serves `latest`', async () => {
        const { body: issue } = await admin.get(`/rest/api/2/issue/${key}?fields=summary`);
        expect((await upload(admin, issue.id, [{ filename: 'a', content: 'a' }])).status).toBe(200);
        const path = `/rest/api/latest/issue/${key}/attachments`;
        const body = multipart([{ filename: 'a', content: 'a' }]);
        expect((await admin.post(path, body, { headers: uploadHeaders })).status).toBe(200);
      });

      it('keeps every byte of what is no text', async () => {
        const content = Buffer.from(Array.from({ length: 100_000 }, (_, at) => (at * 7) % 256));
        const attached = await attach(content, 'bytes.bin');
        expect(attached.size).toBe(100_000);
        expect((await admin.get(pathOf(attached.content))).bytes.equals(content)).toBe(true);
      });

      it.each([
        ['Grüße aus Köln.txt', 'Grüße aus Köln.txt'],
        ['報告書.pdf', '報告書.pdf'],
        ['C:\\\\temp\\\\report.txt', 'report.txt'],
        ['../../../etc/passwd', 'passwd'],
        ['%2e%2e%2fsecret', '%2e%2e%2fsecret'],
      ])('a file called %s is called %s', async (sent, kept) => {
        const attached = await attach('x', sent);
        expect(attached.filename).toBe(kept);
        expect((await admin.get(pathOf(attached.content))).text).toBe('x');
      });

      it('understands a name in the extended form of RFC 8187', async () => {
        const part = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename*=utf-8''gr%C3%BCn.txt\r\n\r\nx\r\n--${boundary}--\r\n`;
        const { status, body } = await admin.post(`/rest/api/2/issue/${key}/attachments`, part, {
          headers: uploadHeaders,
        });
        expect(status).toBe(200);
        expect(body[0].filename).toBe('grün.txt');
      });

      it.each([['a\u0007b.txt'], ['gpj.\u202Eexe'], ['..'], ['x'.repeat(256)]])(
        'refuses %j as the name of a file, and keeps nothing',
        async (filename) => {
          const before = filesOf(server);
          const { status, body } = await upload(admin, key, [
            { filename: 'good.txt', content: 'x' },
            { filename, content: 'x' },
          ]);
          expect(status).toBe(400);
          expect(body.errors.file).toMatch(/name/);
          expect(filesOf(server)).toEqual(before);
        },
      );

      it('passes over parts that are not called file', async () => {
        const { status, body } = await upload(admin, key, [
          { name: 'comment', type: null, content: 'a field' },
          { name: 'other', filename: 'other.txt', content: 'x' },
          { filename: 'mine.txt', content: 'x' },
        ]);
        expect(status).toBe(200);
        expect(body.map((one: { filename: string }) => one.filename)).toEqual(['mine.txt']);
      });

      it('attaches an empty file', async () => {
        expect((await attach('')).size).toBe(0);
      });

      it.each([
        ['no part at all', []],
        ['only a field', [{ name: 'file', type: null, content: 'x' }]],
        ['only a file of another name', [{ name: 'other', filename: 'a', content: 'x' }]],
      ])('refuses %s', async (_what, parts) => {
        const { status, body } = await upload(admin, key, parts);
        expect(status).toBe(400);
        expect(body.errors.file).toContain("'file'");
      });

      it.each([
        ['cut off', multipart([{ filename: 'a.txt', content: 'x'.repeat(5000) }]).subarray(0, 3000)],
        ['without its boundary', Buffer.from('nothing of the kind')],
        ['empty', Buffer.from('')],
        [
          'with a broken header',
          Buffer.from(`--${boundary}\r\nContent-Disposition form-data\r\n\r\nx\r\n--${boundary}--\r\n`),
        ],
      ])('refuses a body that is %s, and keeps nothing', async (_what, body) => {
        const before = filesOf(server);
        const { status } = await admin.post(`/rest/api/2/issue/${key}/attachments`, body, {
          headers: uploadHeaders,
        });
        expect(status).toBe(400);
        expect(filesOf(server)).toEqual(before);
      });

      it('refuses a file that is larger than the limit with 413, and keeps nothing of the whole request', async () => {
        const before = filesOf(server);
        const { status, body } = await upload(admin, key, [
          { filename: 'small.txt', content: 'x' },
          { filename: 'large.bin', content: Buffer.alloc(LIMIT + 1) },
          { filename: 'late.txt', content: 'x' },
        ]);
        expect(status).toBe(413);
        expect(body.errorMessages[0]).toContain('large.bin');
        expect(body.errorMessages[0]).toContain(String(LIMIT));
        expect(filesOf(server)).toEqual(before);
        const { body: issue } = await admin.get(`/rest/api/2/issue/${key}?fields=attachment`);
        const names = issue.fields.attachment.map((one: { filename: string }) => one.filename);
        expect(names).not.toContain('small.txt');
        expect(names).not.toContain('late.txt');
      });

      it('takes a file that is exactly as large as the limit', async () => {
        expect((await attach(Buffer.alloc(LIMIT))).size).toBe(LIMIT);
      });

      it('refuses what is no multipart request', async () => {
        const path = `/rest/api/2/issue/${key}/attachments`;
        expect((await admin.post(path, { file: 'x' })).status).toBe(415);
        const headers = { 'content-type': 'multipart/form-data', 'x-atlassian-token': 'no-check' };
        expect((await admin.post(path, 'x', { headers })).status).toBe(400);
      });

      it('refuses a request that does not carry X-Atlassian-Token', async () => {
        const headers = { 'content-type': uploadHeaders['content-type'] };
        const body = multipart([{ filename: 'a', content: 'a' }]);
        const { status, text } = await admin.post(`/rest/api/2/issue/${key}/attachments`, body, { headers });
        expect(status).toBe(403);
        expect(text).toBe('XSRF check failed');
      });

      it('takes the older spelling nocheck', async () => {
        const { status } = await upload(admin, key, [{ filename: 'a', content: 'a' }], {
          'x-atlassian-token': 'nocheck',
        });
        expect(status).toBe(200);
      });

      it('answers the same for an issue that is missing as for one that is hidden', async () => {
        const part = [{ filename: 'a', content: 'a' }];
        const missing = await upload(admin, 'ATT-99999', part);
        expect(missing.status).toBe(404);
        const hidden = await upload(server.anonymous, key, part);
        const nowhere = await upload(server.anonymous, 'ATT-99999', part);
        expect([hidden.status, hidden.body]).toEqual([nowhere.status, nowhere.body]);
        expect(hidden.status).toBe(401);
      });

      it('is in the history of the issue, and moves its `updated`', async () => {
        const { key: fresh } = await server.buildIssue({ project: 'ATT', summary: 'History' });
        server.pass(5_000);
        const { body } = await upload(admin, fresh, [{ filename: 'a.txt', content: 'a' }]);
        const { body: issue } = await admin.get(`/rest/api/2/issue/${fresh}?expand=changelog`);
        expect(issue.changelog.histories).toHaveLength(1);
        expect(issue.changelog.histories[0].items).toEqual([
          {
            field: 'Attachment',
            fieldtype: 'jira',
            fieldId: 'attachment',
            from: null,
            fromString: null,
            to: body[0].id,
            toString: 'a.txt',
          },
        ]);
        expect(issue.fields.updated).toBe(issue.changelog.histories[0].created);
        expect(issue.fields.updated > issue.fields.created).toBe(true);
        expect(issue.fields.attachment).toEqual(body);
      });
    });

    describe('permissions', () => {
      let scheme: number;
      const allow = async (permissions: string[]) => {
        const all = await admin.get(`/rest/api/2/permissionscheme/${scheme}?expand=permissions`);
        for (const { id, permission } of all.body.permissions ?? []) {
          if (/ATTACHMENTS|BROWSE/.test(permission))
            await admin.delete(`/rest/api/2/permissionscheme/${scheme}/permission/${id}`);
        }
        for (const permission of permissions) {
          const holder = { type: 'applicationRole' };
          const { status, text } = await admin.post(`/rest/api/2/permissionscheme/${scheme}/permission`, {
            holder,
            permission,
          });
          if (status >= 300) throw new Error(text);
        }
      };
      let issue: string;
      beforeAll(async () => {
        const made = await admin.post('/rest/api/2/permissionscheme', {
          name: 'For attachments',
          permissions: [],
        });
        scheme = made.body.id;
        await server.buildProject({ key: 'PER', name: 'Permissions' });
        ({ key: issue } = await server.buildIssue({ project: 'PER' }));
        const { status, text } = await admin.put('/rest/api/2/project/PER/permissionscheme', { id: scheme });
        if (status !== 200) throw new Error(text);
      });
      const part = [{ filename: 'a', content: 'a' }];

      it('without Create Attachments nothing is attached', async () => {
        await allow(['BROWSE_PROJECTS']);
        const { status, body } = await upload(server.as('fred'), issue, part);
        expect(status).toBe(403);
        expect(body.errorMessages[0]).toContain(issue);
      });

      it('Delete Own Attachments deletes the own ones only', async () => {
        await allow(['BROWSE_PROJECTS', 'CREATE_ATTACHMENTS', 'DELETE_OWN_ATTACHMENTS']);
        const { body } = await upload(server.as('fred'), issue, part);
        const path = `/rest/api/2/attachment/${body[0].id}`;
        expect((await server.as('barney').delete(path)).status).toBe(403);
        expect((await server.as('fred').delete(path)).status).toBe(204);
      });

      it('Delete All Attachments deletes those of others', async () => {
        await allow(['BROWSE_PROJECTS', 'CREATE_ATTACHMENTS', 'DELETE_ALL_ATTACHMENTS']);
        const { body } = await upload(server.as('fred'), issue, part);
        expect((await server.as('barney').delete(`/rest/api/2/attachment/${body[0].id}`)).status).toBe(204);
      });

      it('without Browse Projects an attachment is as good as missing, at every address', async () => {
        await allow(['BROWSE_PROJECTS', 'CREATE_ATTACHMENTS', 'DELETE_ALL_ATTACHMENTS']);
        const { body } = await upload(server.as('fred'), issue, [
          { filename: 'a.png', content: await png() },
        ]);
        await allow([]);
        const hidden = body[0].id;
        const missing = '999999';
        for (const client of [server.as('fred'), server.anonymous]) {
          const ask = async (id: string) => [
            await client.get(`/rest/api/2/attachment/${id}`),
            await client.delete(`/rest/api/2/attachment/${id}`),
            await client.get(`/secure/attachment/${id}/a.png`, { headers: { accept: '*/*' } }),
            await client.get(`/secure/thumbnail/${id}/_thumb_${id}.png`, {
              headers: { accept: 'text/html' },
            }),
          ];
          const seen = (answers: Answer[], id: string) =>
            answers.map(({ status, text, headers }) => [
              status,
              text.replaceAll(id, 'ID'),
              String(headers.location).replaceAll(id, 'ID'),
            ]);
          expect(seen(await ask(hidden), hidden)).toEqual(seen(await ask(missing), missing));
        }
        expect((await server.as('fred').get(`/secure/attachment/${hidden}/`)).status).toBe(404);
      });
    });

    describe('GET /rest/api/2/attachment/{id}', () => {
      it('tells what an issue tells, and properties', async () => {
        const { thumbnail, ...attached } = await attach('a');
        const { status, body } = await admin.get(`/rest/api/2/attachment/${attached.id}`);
        expect(status).toBe(200);
        expect(thumbnail).toBeUndefined();
        expect(body).toEqual({ ...attached, properties: {} });
      });

      it.each(['abc', '-1', '1.5', '99999999999999999999', '0x10', '%00'])('does not know %s', async (id) => {
        expect([400, 404]).toContain((await admin.get(`/rest/api/2/attachment/${id}`)).status);
      });
    });

    it('GET /rest/api/2/attachment/meta tells the limit', async () => {
      const { status, body } = await server.anonymous.get('/rest/api/2/attachment/meta');
      expect(status).toBe(200);
      expect(body).toEqual({ enabled: true, uploadLimit: LIMIT });
    });

    describe('DELETE /rest/api/2/attachment/{id}', () => {
      it('deletes the attachment, its file and its thumbnail, and notes it in the history', async () => {
        const { key: fresh } = await server.buildIssue({ project: 'ATT' });
        const before = filesOf(server);
        const { body } = await upload(admin, fresh, [{ filename: 'a.png', content: await png() }]);
        expect((await admin.get(pathOf(body[0].thumbnail))).status).toBe(200);
        expect(filesOf(server)).toHaveLength(before.length + 2);
        const { status, text } = await admin.delete(pathOf(body[0].self));
        expect(status).toBe(204);
        expect(text).toBe('');
        expect((await admin.get(pathOf(body[0].self))).status).toBe(404);
        expect((await admin.get(pathOf(body[0].content))).status).toBe(404);
        expect((await admin.delete(pathOf(body[0].self))).status).toBe(404);
        const { body: issue } = await admin.get(`/rest/api/2/issue/${fresh}?expand=changelog`);
        expect(issue.fields.attachment).toEqual([]);
        expect(issue.changelog.histories.at(-1).items).toEqual([
          expect.objectContaining({
            field: 'Attachment',
            from: body[0].id,
            fromString: 'a.png',
            to: null,
            toString: null,
          }),
        ]);
        await vi.waitFor(() => expect(filesOf(server).toSorted()).toEqual(before.toSorted()));
      });

      it('files go with their issue, and with their project', async () => {
        const before = filesOf(server);
        await server.buildProject({ key: 'GON', name: 'Going' });
        const [first, second] = [
          await server.buildIssue({ project: 'GON' }),
          await server.buildIssue({ project: 'GON' }),
        ];
        for (const { key: one } of [first, second])
          await upload(admin, one, [{ filename: 'a.txt', content: 'a' }]);
        expect(filesOf(server)).toHaveLength(before.length + 2);
        expect((await admin.delete(`/rest/api/2/issue/${first.key}`)).status).toBe(204);
        await vi.waitFor(() => expect(filesOf(server)).toHaveLength(before.length + 1));
        expect((await admin.delete('/rest/api/2/project/GON')).status).toBe(204);
        await sweepFiles(await server.ctx());
        expect(filesOf(server).toSorted()).toEqual(before.toSorted());
      });

      it('a sweep removes what a crash left of an upload after a day, and nothing that is attached', async () => {
        const attached = await attach('stays');
        const ctx = await server.ctx();
        const fileKey = 'cd'.repeat(16);
        await ctx.db
          .insertInto('attachment')
          .values({
            issue_id: null,
            author_id: null,
            filename: 'crashed',
            mime_type: '',
            inline_type: null,
            size: 0,
            created: ctx.now,
            file_key: fileKey,
            thumbnail_key: null,
            uploading: 1,
          })
          .execute();
        await ctx.files.put(fileKey, (await import('node:stream')).Readable.from(['half an upload']));
        await sweepFiles(ctx);
        expect(filesOf(server)).toContain(fileKey);
        await sweepFiles({ ...ctx, now: ctx.now + 25 * 3_600_000 });
        expect(filesOf(server)).not.toContain(fileKey);
        expect((await admin.get(pathOf(attached.content))).text).toBe('stays');
      });
    });

    describe('GET /secure/attachment/{id}/{name}', () => {
      it('serves the file whatever name the address has, or none', async () => {
        const { id } = await attach('content', 'real.txt');
        for (const name of ['/real.txt', '/another.html', '/', '', '/a/b/c', '/%2e%2e%2f', '/%C3%BC?x=1']) {
          const { status, text, headers } = await admin.get(`/secure/attachment/${id}${name}`);
          expect(status, name).toBe(200);
          expect(text).toBe('content');
          expect(headers['content-disposition']).toBe('inline; filename="real.txt"');
        }
      });

      it.each([
        ['page.html', 'text/html', '<html><script>alert(1)</script></html>', 'text/html'],
        [
          'picture.svg',
          'image/svg+xml',
          '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
          'image/svg+xml',
        ],
        ['picture.png', 'image/png', '<script>alert(1)</script>', 'image/png'],
        ['style.xml', 'application/xml', '<?xml version="1.0"?><x/>', 'application/xml'],
        ['archive.zip', 'application/zip', 'PK\u0003\u0004\u0000', 'application/zip'],
        ['flash.swf', 'application/x-shockwave-flash', 'CWS\u0001\u0000', 'application/x-shockwave-flash'],
      ])('never shows %s in the browser, whatever the upload said', async (filename, type, content, told) => {
        const { body } = await upload(admin, key, [{ filename, type, content }]);
        expect(body[0].mimeType).toBe(told);
        expect(body[0].thumbnail).toBeUndefined();
        const { headers } = await admin.get(pathOf(body[0].content));
        expect(headers['content-type']).toBe('application/octet-stream');
        expect(headers['content-disposition']).toBe(`attachment; filename="${filename}"`);
        expect(headers['x-content-type-options']).toBe('nosniff');
        expect(headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
      });

      it.each([
        ['a.txt', 'just text\n', 'text/plain;charset=UTF-8'],
        ['a.gif', 'GIF89a\u0001\u0000\u0001\u0000', 'image/gif'],
        ['a.pdf', '%PDF-1.7\n%', 'application/pdf'],
      ])('shows %s as what its bytes are', async (filename, content, type) => {
        const { body } = await upload(admin, key, [{ filename, type: 'text/html', content }]);
        const { headers } = await admin.get(pathOf(body[0].content));
        expect(headers['content-type']).toBe(type);
        expect(headers['content-disposition']).toBe(`inline; filename="${filename}"`);
        expect(headers['x-content-type-options']).toBe('nosniff');
        expect(headers['content-security-policy']).toContain('sandbox');
      });

      it('keeps files out of shared caches, and names what a cache may ask for again', async () => {
        const { content, id } = await attach('cached');
        const { headers } = await admin.get(pathOf(content));
        expect(headers['cache-control']).toBe('private, no-cache');
        expect(headers.etag).toBe(`"${id}"`);
        const again = await admin.get(pathOf(content), { headers: { 'if-none-match': `"${id}"` } });
        expect(again.status).toBe(304);
        expect(again.text).toBe('');
      });

      it('tells HEAD the headers of GET, without a byte of the file', async () => {
        const { content } = await attach('0123456789');
        const whole = await admin.get(pathOf(content));
        const head = await admin.request('HEAD', pathOf(content));
        expect([head.status, head.text]).toEqual([200, '']);
        for (const name of ['content-type', 'content-length', 'etag', 'content-disposition'])
          expect(head.headers[name], name).toBe(whole.headers[name]);
      });

      it('writes a name that is not ASCII in both forms', async () => {
        const { content } = await attach('x', 'Ünïcode "quoted".txt'.replaceAll('"', '\\"'));
        const { headers } = await admin.get(pathOf(content));
        expect(headers['content-disposition']).toBe(
          'inline; filename="_n_code _quoted_.txt"; filename*=UTF-8\'\'%C3%9Cn%C3%AFcode%20%22quoted%22.txt',
        );
      });

      it.each([
        ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
        ['bytes=7-', 206, '789', 'bytes 7-9/10'],
        ['bytes=-2', 206, '89', 'bytes 8-9/10'],
        ['bytes=0-0,5-6', 200, '0123456789', undefined],
        ['nonsense', 200, '0123456789', undefined],
      ])('answers Range: %s with %d', async (range, status, text, contentRange) => {
        const { content } = await attach('0123456789');
        const answer = await admin.get(pathOf(content), { headers: { range } });
        expect(answer.status).toBe(status);
        expect(answer.text).toBe(text);
        expect(answer.headers['content-range']).toBe(contentRange);
        expect(answer.headers['content-length']).toBe(String(text.length));
        expect(answer.headers['accept-ranges']).toBe('bytes');
      });

      it('answers a range beyond the end with 416 and the size', async () => {
        const { content } = await attach('0123456789');
        const { status, headers } = await admin.get(pathOf(content), { headers: { range: 'bytes=10-' } });
        expect(status).toBe(416);
        expect(headers['content-range']).toBe('bytes */10');
      });

      it('sends the whole file where If-Range names another version', async () => {
        const { content, id } = await attach('0123456789');
        const range = 'bytes=0-1';
        const same = await admin.get(pathOf(content), { headers: { range, 'if-range': `"${id}"` } });
        expect(same.status).toBe(206);
        const other = await admin.get(pathOf(content), { headers: { range, 'if-range': '"1"' } });
        expect(other.status).toBe(200);
      });

      it('leads a browser that is not logged in to the login page and back, and tells a program 401', async () => {
        const { content, id } = await attach('secret');
        const browser = await server.anonymous.get(pathOf(content), {
          headers: { accept: 'text/html,*/*;q=0.8' },
        });
        expect(browser.status).toBe(302);
        expect(browser.headers.location).toMatch(
          new RegExp(`/jira/login\\.jsp\\?os_destination=%2Fsecure%2Fattachment%2F${id}%2F$`),
        );
        const program = await server.anonymous.get(pathOf(content), {
          headers: { accept: 'application/json' },
        });
        expect(program.status).toBe(401);
        expect(program.text).not.toContain('secret');
      });

      it('answers 404 where the file has gone from the disk', async () => {
        const { content, id } = await attach('lost');
        const ctx = await server.ctx();
        const { file_key } = await ctx.db
          .selectFrom('attachment')
          .select('file_key')
          .where('id', '=', Number(id))
          .executeTakeFirstOrThrow();
        await ctx.files.remove(file_key);
        expect((await admin.get(pathOf(content))).status).toBe(404);
      });
    });

    describe('GET /secure/thumbnail/{id}/{name}', () => {
      it.each(['png', 'jpeg', 'webp', 'gif'] as const)(
        'draws a PNG of at most 200 pixels of a %s',
        async (format) => {
          const original = await sharp(await png(600, 300))
            .toFormat(format)
            .toBuffer();
          const attached = await attach(original, `picture.${format}`);
          expect(attached.mimeType).toBe(`image/${format}`);
          expect(attached.thumbnail).toMatch(
            new RegExp(`/jira/secure/thumbnail/${attached.id}/_thumb_${attached.id}\\.png$`),
          );
          const answers = await Promise.all([1, 2, 3].map(() => admin.get(pathOf(attached.thumbnail))));
          for (const { status, headers, bytes } of answers) {
            expect(status).toBe(200);
            expect(headers['content-type']).toBe('image/png');
            expect(headers['content-security-policy']).toContain('sandbox');
            expect(headers['cache-control']).toBe('private, no-cache');
            const { width, height, format: made } = await sharp(bytes).metadata();
            expect({ width, height, made }).toEqual({ width: 200, height: 100, made: 'png' });
          }
        },
      );

      it('is asked for again by its tag, by whoever may still see it', async () => {
        const { id, thumbnail } = await attach(await png(20, 10), 'tagged.png');
        const { headers } = await admin.get(pathOf(thumbnail));
        const again = { headers: { 'if-none-match': String(headers.etag) } };
        const same = await admin.get(pathOf(thumbnail), again);
        expect([same.status, same.text]).toEqual([304, '']);
        expect((await admin.get(`/secure/thumbnail/${id}/other-name.png`, again)).status).toBe(304);
        const content = await admin.get(`/secure/attachment/${id}/x`, again);
        expect(content.status).toBe(200);
        expect((await context.server.anonymous.get(pathOf(thumbnail), again)).status).toBe(401);
      });

      it('does not enlarge a small picture', async () => {
        const attached = await attach(await png(20, 10), 'small.png');
        const { bytes } = await admin.get(pathOf(attached.thumbnail));
        expect(await sharp(bytes).metadata()).toMatchObject({ width: 20, height: 10 });
      });

      it('does not unpack a picture that unfolds to gigabytes', async () => {
        const bomb = await sharp({
          create: { width: 12_000, height: 12_000, channels: 3, background: '#000' },
          limitInputPixels: false,
        })
          .png({ compressionLevel: 9, palette: true, colours: 2 })
          .toBuffer();
        expect(bomb.length).toBeLessThan(LIMIT);
        const attached = await attach(bomb, 'bomb.png');
        expect((await admin.get(pathOf(attached.thumbnail))).status).toBe(404);
        const { body } = await admin.get(`/rest/api/2/attachment/${attached.id}`);
        expect(body.thumbnail).toBeUndefined();
      });

      it('draws none of what only begins like a picture', async () => {
        const attached = await attach(Buffer.from('\x89PNG\r\n\x1a\n<svg/>', 'latin1'), 'fake.png');
        expect((await admin.get(pathOf(attached.thumbnail))).status).toBe(404);
      });

      it('draws none of a text', async () => {
        const { id } = await attach('no picture');
        expect((await admin.get(`/secure/thumbnail/${id}/x.png`)).status).toBe(404);
      });
    });

    it('keeps nothing of an upload whose client goes away', async () => {
      await server.app.server.listen({ port: 0, host: '127.0.0.1' });
      const before = filesOf(server);
      const { port } = server.app.server.server.address() as { port: number };
      const authorization = `Basic ${Buffer.from('admin:admin-password-1').toString('base64')}`;
      const body = multipart([
        { filename: 'first.txt', content: 'x' },
        { filename: 'cut.bin', content: Buffer.alloc(100_000) },
      ]);
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {});
      socket.write(
        `POST /jira/rest/api/2/issue/${key}/attachments HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${authorization}\r\n` +
          `X-Atlassian-Token: no-check\r\nContent-Type: ${uploadHeaders['content-type']}\r\nContent-Length: ${body.length}\r\n\r\n`,
      );
      socket.write(body.subarray(0, 50_000));
      await vi.waitFor(() => expect(filesOf(server).length).toBeGreaterThan(before.length));
      socket.destroy();
      await vi.waitFor(() => expect(filesOf(server).toSorted()).toEqual(before.toSorted()));
    });
  },
  // The limit of other bodies is lower: it does not count for files.
  { attachmentLimit: String(LIMIT), bodyLimit: '50000' },
);
