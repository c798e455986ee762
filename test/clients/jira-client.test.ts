/** Every operation of jira-client against the server, told in results/jira-client.md. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adminPassword } from '../support/server.ts';
import { describeCalls } from './harness/calls.ts';
import { seed } from './harness/seed.ts';
import type { Place } from './jira-client/place.ts';
import { rows } from './jira-client/rows.ts';

const require = createRequire(import.meta.url);
const JiraApi = require('jira-client');

let folder: string;
let place: Place;

describeCalls({
  name: 'jira-client',
  version: require('jira-client/package.json').version,
  /** What builds requests is no operation. */
  offered: () =>
    Object.getOwnPropertyNames(JiraApi.prototype).filter(
      (name) => !/^(constructor|make|doRequest)/.test(name),
    ),
  rows: () => rows(() => place),
  async prepare(at) {
    folder = await mkdtemp(join(tmpdir(), 'tessera-clients-'));
    const file = join(folder, 'notes.txt');
    await writeFile(file, 'Some notes.');
    const jira = new JiraApi({
      protocol: 'http',
      host: 'localhost',
      port: at.port,
      base: 'jira',
      username: 'admin',
      password: adminPassword,
      apiVersion: '2',
    });
    place = { ...(await seed(at)), ...at, jira, file };
  },
  finish: () => rm(folder, { recursive: true, force: true }),
});
