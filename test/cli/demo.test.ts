import { networkInterfaces } from 'node:os';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresAvailable } from '../support/postgres.ts';
import { logIn, makePlace, type Place, type Served, serve, tessera } from './tessera.ts';

interface Found {
  key: string;
  fields: {
    created: string;
    updated: string;
    resolutiondate: string | null;
    issuetype: { name: string };
    status: { name: string };
    priority: { name: string };
    resolution: { name: string } | null;
    components: { name: string }[];
    fixVersions: { name: string }[];
    labels: string[];
    assignee: { name: string } | null;
    comment: { total: number };
    attachment: { filename: string; content: string; thumbnail?: string; mimeType: string; size: number }[];
  };
  changelog: { histories: { created: string; items: { field: string }[] }[] };
}

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  describe.skipIf(engine === 'PostgreSQL' && !postgresAvailable())(
    `tessera serve --demo on ${engine}`,
    () => {
      let place: Place;
      let server: Served;
      let cookie: string;
      let issues: Found[];
      const get = (path: string) =>
        fetch(path.startsWith('http') ? path : server.url + path, { headers: { cookie } });
      beforeAll(async () => {
        place = await makePlace(engine);
        server = await serve(['--demo', ...place.options]);
        ({ cookie } = await logIn(server.url, 'admin', 'admin'));
        const answer = await get(
          '/rest/api/2/search?jql=project=TEST&maxResults=200&fields=*all&expand=changelog',
        );
        issues = ((await answer.json()) as { issues: Found[] }).issues;
      });
      afterAll(async () => {
        await server?.stop();
        await place?.remove();
      });

      it('prints curl lines that work as they stand', async () => {
        const lines = server.texts.out.replaceAll('\\\n', ' ').match(/^ {2}curl .*$/gm) ?? [];
        expect(lines).toHaveLength(3);
        expect(lines[0]).toContain(`${server.url}/rest/auth/1/session`);
        expect((await get('/rest/api/2/issue/TEST-3')).status).toBe(200);
        const jql = /jql=(.*)'/.exec(lines[2] ?? '')?.[1] ?? '';
        const found = await get(`/rest/api/2/search?jql=${encodeURIComponent(jql)}`);
        expect(found.status).toBe(200);
        const { total } = (await found.json()) as { total: number };
        expect(total).toBeGreaterThan(5);
      });

      it('says that it listens on this machine only, and does', async () => {
        expect(server.texts.out).toContain('127.0.0.1 only');
        const outside = Object.values(networkInterfaces())
          .flat()
          .find((one) => one?.family === 'IPv4' && !one.internal);
        if (!outside) return;
        await expect(fetch(server.url.replace('localhost', outside.address))).rejects.toThrow();
      });

      it('has at least sixty issues, numbered from 1 without a gap', () => {
        expect(issues.length).toBeGreaterThanOrEqual(60);
        const numbers = issues.map(({ key }) => Number(key.slice('TEST-'.length))).toSorted((a, b) => a - b);
        expect(numbers).toEqual(issues.map((_, at) => at + 1));
      });

      it('has issues of every kind and in every state', () => {
        const kinds = (of: (issue: Found) => string[]) => new Set(issues.flatMap(of));
        expect([...kinds((one) => [one.fields.issuetype.name])].toSorted()).toEqual([
          'Bug',
          'Epic',
          'Improvement',
          'New Feature',
          'Story',
          'Sub-task',
          'Task',
        ]);
        expect([...kinds((one) => [one.fields.status.name])].toSorted()).toEqual([
          'Closed',
          'In Progress',
          'Open',
          'Reopened',
          'Resolved',
        ]);
        expect(kinds((one) => [one.fields.priority.name]).size).toBe(5);
        expect(kinds((one) => [one.fields.resolution?.name ?? 'none']).size).toBe(5);
        expect(kinds((one) => one.fields.components.map(({ name }) => name)).size).toBe(6);
        expect(kinds((one) => one.fields.fixVersions.map(({ name }) => name)).size).toBeGreaterThanOrEqual(4);
        expect(kinds((one) => one.fields.labels).size).toBeGreaterThan(8);
        expect(kinds((one) => [one.fields.assignee?.name ?? 'nobody']).size).toBeGreaterThanOrEqual(4);
      });

      it('tells its story over the past months, in order, and none of it in the future', () => {
        const times = (texts: string[]) => texts.map((text) => Date.parse(text.replace('+0000', 'Z')));
        const created = times(issues.map((one) => one.fields.created));
        expect(Math.max(...created) - Math.min(...created)).toBeGreaterThan(120 * 86_400_000);
        for (const { key, fields, changelog } of issues) {
          const moments = times([
            fields.created,
            ...changelog.histories.map((one) => one.created),
            fields.updated,
          ]);
          expect(moments, key).toEqual(moments.toSorted((a, b) => a - b));
          expect(moments.at(-1), key).toBeLessThan(Date.now());
          if (fields.status.name === 'Closed' || fields.status.name === 'Resolved') {
            expect(
              changelog.histories.flatMap((one) => one.items.map(({ field }) => field)),
              key,
            ).toContain('resolution');
            expect(fields.resolutiondate, key).not.toBeNull();
          }
        }
      });

      it('has comments, and files that are what their names say', async () => {
        expect(issues.filter((one) => one.fields.comment.total > 0).length).toBeGreaterThan(20);
        const files = issues.flatMap((one) => one.fields.attachment);
        expect(files.length).toBeGreaterThanOrEqual(6);
        for (const { filename, content, thumbnail, size } of files) {
          const bytes = Buffer.from(await (await get(content)).arrayBuffer());
          expect(bytes, filename).toHaveLength(size);
          if (!filename.endsWith('.png')) continue;
          expect((await sharp(bytes).metadata()).format).toBe('png');
          const small = await get(thumbnail ?? '');
          expect((await sharp(Buffer.from(await small.arrayBuffer())).metadata()).width).toBeLessThanOrEqual(
            200,
          );
        }
      });

      it.each(['fred', 'barney', 'wilma', 'betty', 'pearl'])(
        '%s can log in with the own name',
        async (name) => {
          expect((await logIn(server.url, name, name)).status).toBe(200);
        },
      );

      it('is not filled twice, and is never opened to others', async () => {
        await server.stop();
        const opened = await tessera(['serve', '--port', '0', '--log-level', 'silent', ...place.options]);
        expect(opened.code).toBe(1);
        expect(opened.err).toContain('--demo');
        server = await serve(['--demo', ...place.options]);
        expect(server.texts.out).toContain('filled before');
        ({ cookie } = await logIn(server.url, 'admin', 'admin'));
        const { total } = (await (await get('/rest/api/2/search?jql=project=TEST&maxResults=0')).json()) as {
          total: number;
        };
        expect(total).toBe(issues.length);
      });
    },
  );
}
