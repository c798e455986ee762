import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command, Io } from './command.ts';
import { compatibilityPage } from './docs/compatibility-page.ts';
import { configurationPage } from './docs/configuration-page.ts';
import { jqlPage } from './docs/jql-page.ts';
import { routesPage } from './docs/routes-page.ts';

export const docs: Command = {
  name: 'docs',
  hidden: true,
  summary: 'Writes docs/routes.md, docs/configuration.md and what docs/compatibility.md and docs/jql.md list',
  about: 'Writes the documentation that the program knows best itself, into the folder docs.',
  options: { check: { meaning: 'Write nothing; exit code 1 where a page is not what would be written.' } },
  settings: [],
  examples: [
    ['tessera docs', 'Writes them.'],
    ['tessera docs --check', 'Says whether they are true.'],
  ],
  async run({ io, has }) {
    const routes = await io.program.routes();
    const compatibility = await readFile(join(io.folder, 'docs', 'compatibility.md'), 'utf8').catch(() => '');
    const jql = await readFile(join(io.folder, 'docs', 'jql.md'), 'utf8').catch(() => '');
    const pages = {
      'compatibility.md': compatibilityPage(compatibility, routes, io.program.jiraOperations()),
      'routes.md': routesPage(routes),
      'configuration.md': configurationPage(),
      'jql.md': jqlPage(jql),
    };
    const stale = await staleAmong(io, pages);
    if (has('check')) {
      for (const name of stale) io.err(`docs/${name} is stale: \`npm run docs\` writes it anew.`);
      return stale.length === 0 ? 0 : 1;
    }
    await mkdir(join(io.folder, 'docs'), { recursive: true });
    for (const name of stale) {
      await writeFile(join(io.folder, 'docs', name), pages[name]);
      io.out(`docs/${name} written`);
    }
    return 0;
  },
};

async function staleAmong<P extends Record<string, string>>(io: Io, pages: P): Promise<(keyof P & string)[]> {
  const stale: string[] = [];
  for (const [name, page] of Object.entries(pages)) {
    const written = await readFile(join(io.folder, 'docs', name), 'utf8').catch(() => '');
    if (written !== page) stale.push(name);
  }
  return stale;
}
