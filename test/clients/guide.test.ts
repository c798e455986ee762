/** Every sample of docs/authentication.md, run as it stands but for the port. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../support/demo.ts';
import { postgresAvailable } from '../support/postgres.ts';

const run = promisify(execFile);
const guide = await readFile(new URL('../../docs/authentication.md', import.meta.url), 'utf8');

/** Whether the sample for Python can run here. Under CI a skip would hide a gap, so it throws. */
function pythonAvailable(): boolean {
  const found = spawnSync('/usr/bin/python3', ['-c', 'import requests'], { stdio: 'ignore' }).status === 0;
  if (!found && process.env.CI === 'true') throw new Error('The Python sample may not be skipped under CI.');
  return found;
}

/** The blocks of one language, in their order. */
function samples(language: string): string[] {
  const blocks = [...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
  return blocks.filter(([, name]) => name === language).map(([, , text]) => text ?? '');
}

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  describe.skipIf(engine === 'PostgreSQL' && !postgresAvailable())(
    `docs/authentication.md (${engine})`,
    () => {
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
      const shell = async (text: string) => (await run('sh', ['-ec', here(text)], { cwd: folder })).stdout;

      it('logs in, reads an issue, searches and logs out with curl', async () => {
        const [login, issue, search, logout] = (samples('sh')[0] ?? '')
          .trim()
          .split('\n')
          .map((line) => `${line}`);
        expect(JSON.parse(await shell(login ?? '')).session.name).toBe('JSESSIONID');
        expect(JSON.parse(await shell(issue ?? '')).key).toBe('TEST-3');
        expect(JSON.parse(await shell(search ?? '')).total).toBeGreaterThan(0);
        expect(await shell(logout ?? '')).toBe('');
        expect(await shell(issue ?? '')).toContain("os_authType was 'any' and an invalid cookie was sent.");
      });

      it('uploads with curl', async () => {
        const lines = (await shell(samples('sh')[1] ?? '')).trim();
        expect(lines).toContain('"filename":"trace.log"');
        const without = (samples('sh')[1] ?? '').replace("-H 'X-Atlassian-Token: no-check' ", '');
        expect(await shell(without)).toContain('XSRF check failed');
      });

      it('uses Basic with curl', async () => {
        const output = await shell(samples('sh')[2] ?? '');
        expect(output).toContain('"name":"admin"');
        expect(output).toMatch(/"key":"TEST-\d+"/);
      });

      it('makes, uses, lists and revokes a token with curl', async () => {
        const lines = (samples('sh')[3] ?? '').trim().split('\n');
        const [make, use, list, revoke] = lines;
        await shell(make ?? '');
        expect(await shell(use ?? '')).toContain('"name":"admin"');
        expect(await shell(list ?? '')).toContain('"name":"nightly build"');
        expect(await shell(revoke ?? '')).toBe('');
        expect(await shell(use ?? '')).toContain('is not valid');
      });

      it('stays logged in with Node.js', async () => {
        await writeFile(join(folder, 'sample.mjs'), here(samples('js')[0] ?? ''));
        const { stdout } = await run(process.execPath, ['sample.mjs'], { cwd: folder });
        expect(stdout).toMatch(/^TEST-3 \S/);
      });

      it.skipIf(!pythonAvailable())('stays logged in with Python', async () => {
        await writeFile(join(folder, 'sample.py'), here(samples('python')[0] ?? ''));
        const { stdout } = await run('/usr/bin/python3', ['sample.py'], { cwd: folder });
        expect(stdout).toMatch(/^total \d+/);
      });
    },
  );
}
