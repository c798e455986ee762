/** Every sample of docs/oauth2.md, run as it stands but for the port. */
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../support/demo.ts';
import { postgresAvailable } from '../support/postgres.ts';

const run = promisify(execFile);
const guide = await readFile(new URL('../../docs/oauth2.md', import.meta.url), 'utf8');

const samples = (language: string): string[] =>
  [...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , text]) => text ?? '');

const type = { 'content-type': 'application/x-www-form-urlencoded' };

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  describe.skipIf(engine === 'PostgreSQL' && !postgresAvailable())(`docs/oauth2.md (${engine})`, () => {
    let demo: Demo;
    let folder: string;
    beforeAll(async () => {
      demo = await startDemo(engine);
      folder = await mkdtemp(join(tmpdir(), 'tessera-guide-'));
    });
    afterAll(async () => {
      await demo?.stop();
      await rm(folder, { recursive: true, force: true });
    });
    const here = (text: string) => text.replaceAll('http://localhost:8090/jira', demo.base);
    const shell = async (text: string) => {
      const aliases = /^alias api='(.*)'$/m.exec(text)?.[1];
      const plain = aliases ? text.replace(/^alias .*$/m, `api() { ${aliases} "$@"; }`) : text;
      return (await run('sh', ['-ec', here(plain)], { cwd: folder })).stdout;
    };

    it('a client acts as a user of its own, in five lines', async () => {
      expect(JSON.parse(await shell(samples('sh')[0] ?? '')).name).toBe('admin');
    });

    it('a program asks, exchanges, refreshes and gives back, with curl', async () => {
      const output = await shell(samples('sh')[1] ?? '');
      expect(output).toContain('"key":"TEST-3"');
      expect(output).toContain('"active":true');
      expect(output.endsWith('{}')).toBe(true);
    });

    it('a program on somebody’s machine asks, and acts for them', async () => {
      const made = await fetch(`${demo.base}/rest/tessera/1/oauth2/client`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Basic ${Buffer.from('admin:admin').toString('base64')}`,
        },
        body: JSON.stringify({
          name: 'Command line',
          confidential: false,
          redirectUris: ['http://127.0.0.1/callback'],
        }),
      });
      const { id } = (await made.json()) as { id: string };
      await writeFile(join(folder, 'sample.mjs'), here(samples('js')[0] ?? ''));
      const child = spawn(process.execPath, ['sample.mjs', id], { cwd: folder });
      let printed = '';
      let failed = '';
      const ended = new Promise((resolve) => child.once('close', resolve));
      const address = new Promise<string>((resolve, reject) => {
        child.stdout.on('data', (text) => {
          printed += text;
          const [, found] = /browser: (\S+)/.exec(printed) ?? [];
          if (found) resolve(found);
        });
        child.stderr.on('data', (text) => {
          failed += text;
        });
        ended.then(() => reject(new Error(failed)), reject);
      });
      const asked = new URL(await address);
      const login = await fetch(`${demo.base}/login.jsp`, {
        method: 'POST',
        redirect: 'manual',
        headers: type,
        body: 'os_username=admin&os_password=admin',
      });
      const cookie = login.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
      const page = await (await fetch(asked, { headers: { cookie } })).text();
      expect(page).toContain('Command line');
      const allowed = await fetch(asked.origin + asked.pathname, {
        method: 'POST',
        redirect: 'manual',
        headers: { ...type, cookie, 'x-atlassian-token': 'no-check' },
        body: `${asked.searchParams}&answer=allow`,
      });
      expect(allowed.status).toBe(303);
      await fetch(allowed.headers.get('location') ?? '');
      await ended;
      expect(failed).toBe('');
      expect(printed).toContain('I act for admin.');
    });
  });
}
