/** The import rules, proven on a small house of their own: each rule must be able to fail, and must let pass what it should. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const project = resolve(import.meta.dirname, '../..');
const rules: { forbidden: { name: string }[] } = createRequire(import.meta.url)(
  '../../.dependency-cruiser.cjs',
);
const house = mkdtempSync(join(tmpdir(), 'tessera-house-'));

/** The file that breaks a rule, the line that does so, the rule. */
const forbidden = [
  ['kernel/paging.ts', "import '../config.ts'", 'wing-kernel'],
  ['config.ts', "import type {} from './context.ts'", 'wing-config'],
  ['context.ts', "import type {} from './http/route.ts'", 'wing-context'],
  ['context.ts', "import './db/open.ts'", 'wing-context-types'],
  ['db/open.ts', "import type {} from '../people/user/user.table.ts'", 'wing-db'],
  ['db/schema.ts', "import type {} from '../people/user/user.ts'", 'wing-db-schema'],
  ['db/schema.ts', "import '../people/user/user.table.ts'", 'wing-db-schema-types'],
  ['people/user/a.service.ts', "import '../../access/session/session.service.ts'", 'wing-people'],
  ['people/user/b.service.ts', "import type {} from '../../access/session/session.ts'", 'wing-people'],
  ['issue/issue.service.ts', "import '../notify/mail/mail.service.ts'", 'wing-issue'],
  ['helpers/text.ts', "import '../kernel/fold.ts'", 'wing-unknown'],
  ['cli/serve.command.ts', "import '../app.ts'", 'roof'],
  ['app.ts', "import './main.ts'", 'roof-main'],
  ['db/migrations/0001.ts', "import '../../kernel/fold.ts'", 'migrations-alone'],
  ['db/migrations/0002.ts', "import 'typebox'", 'migrations-alone'],
  ['people/user/user.policy.ts', "import './user.service.ts'", 'floor-pure'],
  ['people/user/user.errors.ts', "import '../../db/open.ts'", 'floor-pure'],
  ['people/user/user.table.ts', "import '../../http/route.ts'", 'floor-pure'],
  ['people/user/user.schema.ts', "import type {} from './user.store.ts'", 'floor-pure'],
  ['people/user/user.ts', "import './user.present.ts'", 'floor-pure'],
  ['people/user/c.policy.ts', "import '../../context.ts'", 'floor-types-of-context'],
  ['people/user/d.present.ts', "import '../../config.ts'", 'floor-types-of-context'],
  ['people/user/e.table.ts', "import 'kysely'", 'floor-table-types'],
  ['people/user/user.store.ts', "import './user.service.ts'", 'floor-store'],
  ['people/user/f.store.ts', "import '../../http/route.ts'", 'floor-store'],
  ['permission/visible.sql.ts', "import './scheme/scheme.store.ts'", 'floor-store'],
  ['access/session/a.store.ts', "import '../../people/user/user.store.ts'", 'store-of-another'],
  ['access/session/b.service.ts', "import '../../people/user/user.store.ts'", 'store-of-another'],
  ['people/user/g.routes.ts', "import './user.store.ts'", 'store-behind-service'],
  ['people/user/h.present.ts', "import './user.store.ts'", 'store-behind-service'],
  ['people/user/i.service.ts', "import '../../http/route.ts'", 'floor-service'],
  ['people/user/j.service.ts', "import './user.present.ts'", 'floor-service'],
  ['people/user/k.present.ts', "import './user.service.ts'", 'floor-present'],
  ['people/user/l.present.ts', "import '../../http/route.ts'", 'floor-present'],
  ['people/user/m.present.ts', "import '../../db/open.ts'", 'floor-present'],
  ['people/user/n.routes.ts', "import '../../db/open.ts'", 'floor-routes'],
  ['people/user/o.service.ts', "import { readFile } from 'node:fs/promises'", 'no-input-output'],
  ['people/user/p.policy.ts', "import { request } from 'node:http'", 'no-input-output'],
  ['people/user/q.service.ts', "import type {} from 'kysely'", 'kysely-in-stores'],
  ['people/user/r.routes.ts', "import 'kysely'", 'kysely-in-stores'],
  ['db/migrate.ts', "import 'better-sqlite3'", 'engines-in-dialects'],
  ['people/user/s.store.ts', "import 'pg'", 'engines-in-dialects'],
  ['app.ts', "import './db/dialect/sqlite.ts'", 'dialects-behind-db'],
  ['people/user/t.routes.ts', "import type {} from 'fastify'", 'fastify-in-http'],
  ['files/disk.ts', "import process from 'node:process'", 'process-in-main'],
  ['kernel/fold.ts', "import 'esbuild'", 'no-development-packages'],
  ['kernel/token.ts', "import 'fast-uri'", 'declared-packages'],
  ['kernel/zone.ts', "import './nowhere.ts'", 'resolvable'],
  ['project/a.ts', "import './b.ts'", 'no-circle'],
] as const;

/** The other half of a circle, which is reported once. */
const besides = [['project/b.ts', "import './a.ts'"]] as const;

const allowed = [
  ['app.ts', "import './people/user/user.store.ts'"],
  ['main.ts', "import './app.ts'"],
  ['routes.ts', "import './people/user/user.routes.ts'"],
  ['context.ts', "import type {} from './db/engine.ts'"],
  ['context.ts', "import type {} from './files/file-store.ts'"],
  ['context.ts', "import './db/violation.ts'"],
  ['db/schema.ts', "import type {} from '../issue/issue.table.ts'"],
  ['db/dialect/postgres.ts', "import 'pg'"],
  ['db/engine.ts', "import './dialect/postgres.ts'"],
  ['db/migrations/0003.ts', "import { sql } from 'kysely'"],
  ['people/group/group.table.ts', "import type {} from 'kysely'"],
  ['people/group/group.policy.ts', "import type {} from '../../context.ts'"],
  ['people/group/group.policy.ts', "import '../user/user.ts'"],
  ['people/group/group.errors.ts', "import '../../kernel/app-error.ts'"],
  ['people/group/group.store.ts', "import 'kysely'"],
  ['people/group/group.store.ts', "import './member.store.ts'"],
  ['people/group/group.store.ts', "import '../../db/open.ts'"],
  ['people/group/group.service.ts', "import './group.store.ts'"],
  ['people/group/group.service.ts', "import '../user/user.service.ts'"],
  ['people/group/group.service.ts', "import '../../context.ts'"],
  ['people/group/group.present.ts', "import '../../http/links.ts'"],
  ['people/group/group.present.ts', "import '../user/user.present.ts'"],
  ['people/group/group.routes.ts', "import './group.service.ts'"],
  ['people/group/group.routes.ts', "import '../../http/route.ts'"],
  ['people/group/group.test.ts', "import '../../cli/serve.command.ts'"],
  ['project/project.store.ts', "import '../permission/browse.sql.ts'"],
  ['project/c.ts', "import type {} from './d.ts'"],
  ['project/d.ts', "import './c.ts'"],
  ['page/login/login.routes.ts', "import '../../access/session/session.service.ts'"],
  ['workflow/workflow.defaults.ts', "import './status/status.store.ts'"],
] as const;

type Violation = { from: string; to: string; rule: { name: string } };
let violations: Violation[] = [];

beforeAll(async () => {
  build();
  const program = join(project, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const config = join(project, '.dependency-cruiser.cjs');
  const args = [program, 'src', '--config', config, '--output-type', 'json'];
  const cruise = promisify(execFile)(process.execPath, args, { cwd: house, maxBuffer: 100_000_000 });
  const { stdout } = await cruise.catch((error: { stdout: string }) => error);
  violations = JSON.parse(stdout).summary.violations;
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

/** Writes every file that is named, with the imports that are listed for it; files only imported are empty. */
function build(): void {
  const files = new Map<string, string>();
  const write = (file: string, text: string) => files.set(file, `${files.get(file) ?? ''}${text}`);
  for (const [file, line] of [...forbidden, ...allowed, ...besides]) {
    write(file, `${line};\n`);
    const imported = target(file, line);
    if (imported.endsWith('.ts') && !imported.endsWith('nowhere.ts')) write(imported, '');
  }
  for (const [file, text] of files) {
    const path = join(house, 'src', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `export {};\n${text}`);
  }
  symlinkSync(join(project, 'node_modules'), join(house, 'node_modules'));
  for (const name of ['package.json', 'tsconfig.json']) symlinkSync(join(project, name), join(house, name));
}

function target(file: string, line: string): string {
  const name = named(line);
  return name.startsWith('.') ? join(dirname(file), name) : name;
}

function named(line: string): string {
  return /'(?:node:)?([^']+)'$/.exec(line)?.[1] ?? '';
}

/** The rules that this line of this file breaks. */
function broken(file: string, line: string): string[] {
  const isMeant = (to: string) =>
    [`src/${target(file, line)}`, named(line)].includes(to) || to.includes(`node_modules/${named(line)}/`);
  const hits = violations.filter(({ from, to }) => from === `src/${file}` && isMeant(to));
  return hits.map((each) => each.rule.name);
}

describe('The import rules forbid that', () => {
  it.each(forbidden)('%s says %s (%s)', (file, line, rule) => {
    expect(broken(file, line)).toContain(rule);
  });
});

describe('The import rules allow that', () => {
  it.each(allowed)('%s says %s', (file, line) => {
    expect(broken(file, line)).toEqual([]);
  });
});

it('Every import rule is proven here', () => {
  const proven = new Set(forbidden.map(([, , rule]) => rule as string));
  const names = rules.forbidden
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('wing-') && name !== 'web-alone');
  expect(names.filter((name) => !proven.has(name))).toEqual([]);
});
