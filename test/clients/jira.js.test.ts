/** Every operation of jira.js (Version2Client) against the server, told in results/jira.js.md. */
import { createRequire } from 'node:module';
import { Version2Client } from 'jira.js';
import { picture } from '../support/pictures.ts';
import { adminPassword, basic, type TestServer } from '../support/server.ts';
import { attachFile } from '../support/upload.ts';
import { zip } from '../support/zip.ts';
import { ask, askInVain, type Kept } from './harness/ask.ts';
import { type Any, describeCalls } from './harness/calls.ts';
import { seed } from './harness/seed.ts';
import { absentCalls } from './jira.js/absent.ts';
import { dashboardCalls, fieldCalls, filterCalls } from './jira.js/field.ts';
import { detailCalls, issueCalls, lastCalls } from './jira.js/issue.ts';
import { peopleCalls, serverCalls } from './jira.js/people.ts';
import { projectCalls, roleCalls } from './jira.js/project.ts';
import { refusedCalls } from './jira.js/refused.ts';
import { workflowCalls } from './jira.js/workflow.ts';

const { version } = createRequire(import.meta.url)('jira.js/package.json');

let jira: Any;
let kept: Kept;
const at = () => ({ jira, kept });

/** Has whatever is asked of it: a word, or a list where the library goes through one. */
const anything = new Proxy(
  {},
  {
    get: (_, name) =>
      typeof name === 'symbol'
        ? undefined
        : name === 'mimeType'
          ? 'application/json'
          : ['expand', 'permissions'].includes(name)
            ? ['a']
            : `a-${name}`,
  },
);

describeCalls({
  name: 'jira.js',
  version,
  offered,
  rows: () => [
    ...[
      issueCalls,
      detailCalls,
      projectCalls,
      roleCalls,
      fieldCalls,
      filterCalls,
      dashboardCalls,
      serverCalls,
      workflowCalls,
      peopleCalls,
    ].flatMap((calls) => ask(at, calls)),
    ...refusedCalls.flatMap(([refused, calls]) => askInVain(at, { refused }, calls)),
    ...absentCalls.flatMap(([absent, names]) =>
      askInVain(at, { absent }, Object.fromEntries(names.map((name) => [name, anything]))),
    ),
    ...ask(at, lastCalls),
  ],
  async prepare({ server, base, ...recorded }) {
    const seeded = await seed({ server, base, ...recorded });
    const empty = await server.buildProject({ key: 'EMPTY', name: 'Empty' });
    const theirs = await server.buildIssue({ project: 'TEST', reporter: { name: 'fred' } });
    await server.buildUser({ name: 'charlie' });
    jira = new Version2Client({
      host: base,
      authentication: { basic: { email: 'admin', apiToken: adminPassword } },
    });
    kept = {
      ...seeded,
      ...makersFor(server),
      server,
      base,
      theirs: theirs.key,
      image: { id: 1 },
      empty: String(empty.id),
    };
  },
});

/** What rows have made for them, where the library cannot make it. */
function makersFor(server: TestServer) {
  const authorization = basic('admin', adminPassword);
  const admin = server.with({ authorization });
  return {
    basic: { authorization },
    another: async (name: string) =>
      (await admin.post('/rest/api/2/version', { name, project: 'TEST' })).body,
    attachPicture: async (key: string) =>
      attachFile(admin, key, {
        filename: 'picture.png',
        content: await picture(300, 300),
        type: 'image/png',
      }),
    attachArchive: (key: string) =>
      attachFile(admin, key, {
        filename: 'archive.zip',
        content: zip([{ name: 'a.txt', content: 'a' }]),
        type: 'application/zip',
      }),
    async uploadAvatar() {
      const path = '/rest/api/2/project/TEST/avatar';
      const headers = { 'content-type': 'image/png', 'x-atlassian-token': 'no-check' };
      const crop = await admin.post(`${path}/temporary?filename=a.png`, await picture(64, 64), { headers });
      return (await admin.post(path, crop.body)).body.id;
    },
  };
}

/** Every function of every room; those that begin with _ are the library's own. */
function offered(): string[] {
  const some = new Version2Client({ host: 'http://localhost' });
  const rooms = Object.entries<Any>(some as Any).filter(
    ([, room]) => typeof room === 'object' && room?.client,
  );
  return rooms.flatMap(([name, room]) =>
    Object.getOwnPropertyNames(Object.getPrototypeOf(room))
      .filter((operation) => operation !== 'constructor' && !operation.startsWith('_'))
      .map((operation) => `${name}.${operation}`),
  );
}
