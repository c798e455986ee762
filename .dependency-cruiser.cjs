/**
 * Who may import whom. A folder is a noun, a suffix is a floor (docs/map.md); every rule says why in its comment,
 * which is what whoever breaks it gets to read. Tests are free.
 */

/** From the top of the house to the bottom. A wing uses what is above it, never what is below. */
const WINGS = [
  'kernel',
  'config.ts',
  'context.ts',
  'db',
  'files',
  'http',
  'event',
  'markup',
  'audit',
  'server',
  'people',
  'access',
  'permission',
  'workflow',
  'project',
  'field',
  'issue',
  'search',
  'dashboard',
  'board',
  'notify',
  'transfer',
  'page',
  'cli',
];
const FEATURES = WINGS.slice(WINGS.indexOf('event'), WINGS.indexOf('cli'));
/** What puts everything together: the files beside the wings. */
const ROOF = '^src/(?!(?:config|context)\\.ts$)[^/]+\\.ts$';

const STORE = `^src/(?:${FEATURES.join('|')})/.+\\.store\\.ts$`;
const SQL = '\\.(?:store|sql)\\.ts$';
const SERVICE = '\\.service\\.ts$';
const PRESENT = '\\.present\\.ts$';
/** Routes, and what several routes answer alike. */
const ROUTES = '\\.(?:routes|reply)\\.ts$';
/** What a first start puts into an empty database. */
const DEFAULTS = '\\.defaults\\.ts$';
/** What shows things: presenters, the pages that the server renders, and system fields, each whole in one file. */
const SHOWS = [PRESENT, '^src/issue/fields/', '^src/page/[^.]+\\.ts$'];
/** What is on none of those floors: nouns, policies, errors, tables, schemas, and the parts of each. */
const PLAIN = `^src/(?:${FEATURES.join('|')})/(?!.*\\.(?:store|sql|service|present|routes|reply|defaults)\\.ts$)`;
const NOUN = [`^src/(?:${FEATURES.join('|')})/[^.]+\\.ts$`, '\\.(?:policy|errors|table|schema)\\.ts$'];
const SERVER = '^(?:fs|fs/promises|http|https|http2|tls|dgram|dns|child_process|worker_threads|cluster)$';

function wing(name) {
  return name.endsWith('.ts') ? `^src/${name.replace('.', '\\.')}$` : `^src/${name}/`;
}

function packages(...names) {
  return `node_modules/(?:${names.join('|')})/`;
}

function rule(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}

const wings = WINGS.slice(0, -1).map((name, at) =>
  rule(
    `wing-${name.replace('.ts', '')}`,
    `${name} stands above these: they use it, and it never knows them. Move what is shared up, let app.ts hand it ` +
      'in through Ctx, or append an event that the wing below reads.',
    { path: wing(name), pathNot: ['^src/context\\.ts$', '^src/db/schema\\.ts$'] },
    { path: WINGS.slice(at + 1).map(wing) },
  ),
);

const exceptions = [
  rule(
    'wing-context',
    'context.ts says what a service is given, and so names the types of db and files; it runs nothing of theirs.',
    { path: '^src/context\\.ts$' },
    { path: WINGS.slice(3).map(wing), pathNot: ['^src/db/', '^src/files/'] },
  ),
  rule(
    'wing-context-types',
    'context.ts names the types of db and files (import type) and runs nothing of theirs but the question whether a ' +
      'transaction is run again.',
    { path: '^src/context\\.ts$' },
    {
      path: ['^src/db/', '^src/files/'],
      pathNot: '^src/db/violation\\.ts$',
      dependencyTypesNot: ['type-only'],
    },
  ),
  rule(
    'wing-db-schema',
    'db/schema.ts composes the row types of every feature (import type … from *.table.ts) and knows nothing else of them.',
    { path: '^src/db/schema\\.ts$' },
    { path: WINGS.slice(4).map(wing), pathNot: '\\.table\\.ts$' },
  ),
  rule(
    'wing-db-schema-types',
    'db/schema.ts takes types only: it runs nothing of the features.',
    { path: '^src/db/schema\\.ts$' },
    { path: '\\.table\\.ts$', dependencyTypesNot: ['type-only'] },
  ),
];

const house = [
  rule(
    'wing-unknown',
    'src/ has the wings that docs/map.md names. A new one needs a place in the order (.dependency-cruiser.cjs).',
    { path: '^src/', pathNot: [ROOF, ...WINGS.map(wing)] },
    {},
  ),
  rule(
    'roof',
    'main.ts, app.ts and the other files beside the wings put everything together; nothing may lean on them.',
    { path: '^src/', pathNot: ROOF },
    { path: ROOF, pathNot: '^src/main\\.ts$' },
  ),
  rule('roof-main', 'main.ts is the way in; nothing imports it.', {}, { path: '^src/main\\.ts$' }),
  rule(
    'migrations-alone',
    'A migration stays as it ran on every installation: it may use Kysely and db/, which do not move under it.',
    { path: '^src/db/migrations/' },
    { path: '^src/|node_modules/', pathNot: ['^src/db/', packages('kysely')] },
  ),
  rule(
    'web-alone',
    'The browser app talks REST. Of src/ it may know what goes over the wire: the types of *.schema.ts.',
    { path: '^web/' },
    { path: '^src/', pathNot: '\\.schema\\.ts$' },
  ),
];

const floors = [
  rule(
    'floor-pure',
    'Nouns, policies, errors, tables and schemas are plain data and pure questions: of ours they may use kernel/ and ' +
      'the same floor of features above. What needs the database or the request belongs in a service.',
    { path: PLAIN, pathNot: SHOWS },
    { path: '^src/', pathNot: ['^src/kernel/', '^src/(?:config|context)\\.ts$', PLAIN] },
  ),
  rule(
    'floor-types-of-context',
    'Only services are given Ctx and Config. What is plain, stores and presenters may name their types (import type); ' +
      'they are handed values, and fetch none.',
    { path: [PLAIN, SQL, PRESENT] },
    { path: '^src/(?:config|context)\\.ts$', dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'floor-table-types',
    'A table file holds row types: it needs the types of Kysely at most.',
    { path: '\\.table\\.ts$' },
    { path: packages('kysely'), dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'floor-store',
    'A store is SQL and nothing else: kernel/, db/, the plain data of features above and reusable *.sql.ts ' +
      'expressions. Rules, requests and actors belong in the service that calls it.',
    { path: `^(src/.+/)[^/]+${SQL}` },
    {
      path: '^src/',
      pathNot: [
        '^src/kernel/',
        '^src/(?:config|context)\\.ts$',
        '^src/db/',
        '\\.sql\\.ts$',
        '^$1[^/]+\\.store\\.ts$',
        PLAIN,
      ],
    },
  ),
  rule(
    'store-of-another',
    'A store belongs to its own feature: ask that feature’s service, or read through a *.sql.ts expression.',
    { path: '^(src/.+/)[^/]+\\.ts$', pathNot: [ROOF, DEFAULTS] },
    { path: STORE, pathNot: '^$1[^/]+$', dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'store-behind-service',
    'Only services reach into stores; there the rules stand (who may, what is hidden, what is recorded).',
    { path: '^src/', pathNot: [SERVICE, STORE, ROOF, DEFAULTS] },
    { path: STORE, dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'floor-service',
    'A service is the rules of its noun: it knows nothing of HTTP, of how things are presented.',
    { path: SERVICE },
    { path: ['^src/http/', '\\.(?:routes|reply|present)\\.ts$', packages('fastify', '@fastify')] },
  ),
  rule(
    'floor-present',
    'A presenter writes down what it is given: kernel/, http/links, http/expand, other presenters and plain data. ' +
      'A presenter that queries makes one query per row.',
    { path: SHOWS },
    {
      path: '^src/',
      pathNot: [
        '^src/kernel/',
        '^src/http/(?:links|expand)\\.ts$',
        '^src/(?:config|context)\\.ts$',
        PRESENT,
        PLAIN,
      ],
    },
  ),
  rule(
    'floor-routes',
    'A route is service → presenter: it never touches the database.',
    { path: ROUTES },
    { path: ['^src/db/', '\\.sql\\.ts$'] },
  ),
  rule(
    'no-input-output',
    'Files, sockets, threads and other programs are reached through Ctx (files, outbox) or live in an adapter.',
    { path: [...NOUN, SQL, SERVICE, PRESENT, ROUTES] },
    { path: SERVER, dependencyTypes: ['core'] },
  ),
];

const libraries = [
  rule(
    'kysely-in-stores',
    'SQL is written in stores, *.sql.ts expressions and db/; elsewhere it escapes the tests that run on both engines.',
    { path: '^src/', pathNot: ['^src/db/', SQL, '\\.table\\.ts$', ROOF] },
    { path: packages('kysely') },
  ),
  rule(
    'engines-in-dialects',
    'Two engines, one behaviour: only db/dialect/ names an engine.',
    { path: '^src/', pathNot: '^src/db/dialect/' },
    { path: packages('pg', 'better-sqlite3', '@types/pg', '@types/better-sqlite3') },
  ),
  rule(
    'dialects-behind-db',
    'Two engines, one behaviour: what differs is settled in db/dialect/ and used through db/.',
    { path: '^src/', pathNot: '^src/db/' },
    { path: '^src/db/dialect/' },
  ),
  rule(
    'fastify-in-http',
    'A route is plain data that http/ registers; the library that serves it is http/’s own affair.',
    { path: '^src/', pathNot: ['^src/http/', ROOF] },
    { path: packages('fastify', '@fastify') },
  ),
  rule(
    'process-in-main',
    'Only main.ts touches the process; everything else is given what it needs.',
    { path: '^src/', pathNot: '^src/main\\.ts$' },
    { path: '^(?:node:)?process$', dependencyTypes: ['core'] },
  ),
  rule(
    'no-development-packages',
    'The program runs without development packages: move the package to dependencies, or do without.',
    { path: '^src/' },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: packages('@types') },
  ),
  rule(
    'declared-packages',
    'What is imported is named in package.json; what another package happens to bring along may leave with it.',
    { path: '^src/' },
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  ),
];

const graph = [
  rule('resolvable', 'This file or package is not there.', {}, { couldNotResolve: true }),
  rule(
    'no-circle',
    'Files that need each other to load are one file in disguise: move what both need up.',
    { path: '^src/' },
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  ),
];

module.exports = {
  forbidden: [
    ...wings.filter(({ name }) => name !== 'wing-context'),
    ...exceptions,
    ...house,
    ...floors,
    ...libraries,
    ...graph,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.test\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'types', 'default'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
