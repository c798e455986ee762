/** Every method of Debian's libjira-client-automated-perl, told in results/libjira-client-automated-perl.md. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';
import { adminPassword, basic } from '../support/server.ts';
import { describeCalls } from './harness/calls.ts';
import type { RecordedServer } from './harness/recorder.ts';
import { Conversation, listOf, rowsOf } from './harness/script.ts';
import { seed } from './harness/seed.ts';

const command = ['/usr/bin/perl', fileURLToPath(new URL('perl/automated.pl', import.meta.url))];
const script = listOf(command);

let folder: string;
let conversation: Conversation;

if (script === null) {
  describe('libjira-client-automated-perl', () => it.skip('is not installed here', () => {}));
} else {
  describeCalls({
    name: 'libjira-client-automated-perl',
    version: script.version,
    isFromDebian: true,
    offered: () => script.offered,
    rows: () => rowsOf(script, () => conversation),
    async prepare(at) {
      await seed(at);
      await addColour(at);
      folder = await mkdtemp(join(tmpdir(), 'tessera-clients-'));
      const file = join(folder, 'notes.txt');
      await writeFile(file, 'Some notes.');
      conversation = new Conversation(command, [at.base, 'admin', adminPassword, file]);
    },
    async finish() {
      conversation?.end();
      await rm(folder, { recursive: true, force: true });
    },
  });
}

/** A text field on the default screen: the library knows custom fields by their names. */
async function addColour({ server }: RecordedServer): Promise<void> {
  const admin = server.with({ authorization: basic('admin', adminPassword) });
  const types = 'com.atlassian.jira.plugin.system.customfieldtypes:';
  const field = { name: 'Colour', type: `${types}textfield`, searcherKey: `${types}textsearcher` };
  const { body } = await admin.post('/rest/api/2/field', field);
  await admin.post(`/rest/api/2/screens/addToDefault/${body.id}`);
}
