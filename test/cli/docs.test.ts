import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environmentName, flagName, settings } from '../../src/config.ts';
import { routes } from '../../src/routes.ts';
import { tessera } from './tessera.ts';

describe('tessera docs', () => {
  let cwd: string;
  beforeAll(() => {
    cwd = mkdtempSync(join(tmpdir(), 'tessera-docs-'));
  });
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));

  const read = (name: string) => readFileSync(join(cwd, 'docs', name), 'utf8');

  it('says with --check that pages are missing, and writes none', async () => {
    const { code, err } = await tessera(['docs', '--check'], { cwd });
    expect(code).toBe(1);
    expect(err).toContain('docs/routes.md is stale');
    expect(() => read('routes.md')).toThrow();
  });

  it('writes every route, and every setting with its option and its variable', async () => {
    expect((await tessera(['docs'], { cwd })).code).toBe(0);
    const routesPage = read('routes.md');
    for (const { method, url } of routes) expect(routesPage).toContain(`| ${method} | \`${url}\` |`);
    const configurationPage = read('configuration.md');
    for (const name of Object.keys(settings)) {
      expect(configurationPage).toContain(`| \`--${flagName(name)}\` | \`${environmentName(name)}\` |`);
    }
  });

  it('is content with what it wrote, until somebody edits it', async () => {
    expect((await tessera(['docs', '--check'], { cwd })).code).toBe(0);
    writeFileSync(join(cwd, 'docs', 'configuration.md'), '# Mine');
    const { code, err } = await tessera(['docs', '--check'], { cwd });
    expect(code).toBe(1);
    expect(err).toContain('docs/configuration.md is stale');
    expect(err).not.toContain('routes.md');
  });
});
