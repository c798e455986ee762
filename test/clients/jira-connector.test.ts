/** Every operation of jira-connector against the server, told in results/jira-connector.md. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { picture as draw } from '../support/pictures.ts';
import { adminPassword, basic } from '../support/server.ts';
import { ask, askInVain, type Kept } from './harness/ask.ts';
import { type Any, describeCalls } from './harness/calls.ts';
import { seed } from './harness/seed.ts';
import { absentCalls, refusedCalls, unaskedCalls } from './jira-connector/absent.ts';
import { commentCalls, issueCalls, lastCalls, linkCalls } from './jira-connector/issue.ts';
import { peopleCalls, serverCalls } from './jira-connector/people.ts';
import { fieldCalls, projectCalls, workflowCalls } from './jira-connector/project.ts';

const require = createRequire(import.meta.url);
const JiraConnector = require('jira-connector');

let folder: string;
let jira: Any;
let kept: Kept;
const at = () => ({ jira, kept });

describeCalls({
  name: 'jira-connector',
  version: require('jira-connector/package.json').version,
  offered,
  rows: () => [
    ...[
      issueCalls,
      commentCalls,
      linkCalls,
      projectCalls,
      fieldCalls,
      workflowCalls,
      serverCalls,
      peopleCalls,
    ].flatMap((calls) => ask(at, calls)),
    ...absentCalls.flatMap(([absent, calls]) => askInVain(at, { absent }, calls)),
    ...refusedCalls.flatMap(([refused, calls]) => askInVain(at, { refused }, calls)),
    ...askInVain(
      at,
      { absent: 'The library fails before it asks: it gives its request a body of no kind' },
      unaskedCalls,
    ),
    ...ask(at, lastCalls),
  ],
  async prepare(recorded) {
    const seeded = await seed(recorded);
    await recorded.server.buildProject({ key: 'EMPTY', name: 'Empty' });
    const theirs = await recorded.server.buildIssue({ project: 'TEST', reporter: { name: 'fred' } });
    folder = await mkdtemp(join(tmpdir(), 'tessera-clients-'));
    const file = join(folder, 'notes.txt');
    await writeFile(file, 'Some notes.');
    const picture = join(folder, 'picture.png');
    await writeFile(picture, await draw(64, 64));
    const logIn = (password: string) => {
      jira = new JiraConnector({
        host: 'localhost',
        port: recorded.port,
        protocol: 'http',
        path_prefix: '/jira/',
        basic_auth: { username: 'admin', password },
      });
    };
    logIn(adminPassword);
    kept = {
      ...seeded,
      base: recorded.base,
      theirs: theirs.key,
      server: recorded.server,
      basic: { authorization: basic('admin', adminPassword) },
      file,
      picture,
      password: adminPassword,
      logInAgain: logIn,
    };
  },
  finish: () => rm(folder, { recursive: true, force: true }),
});

/** Every function of every room; what only builds requests is no operation. */
function offered(): string[] {
  const some = new JiraConnector({ host: 'localhost', path_prefix: '/' });
  const rooms = Object.entries<Any>(some).filter(([, room]) => typeof room === 'object' && room?.jiraClient);
  return rooms.flatMap(([name, room]) =>
    Object.keys(room)
      .filter((operation) => typeof room[operation] === 'function' && operation !== 'buildRequestOptions')
      .map((operation) => `${name}.${operation}`),
  );
}
