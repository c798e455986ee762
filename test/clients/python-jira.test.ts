/** Every method of Debian's python3-jira against the server, told in results/python3-jira.md. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';
import { adminPassword } from '../support/server.ts';
import { describeCalls } from './harness/calls.ts';
import { Conversation, listOf, rowsOf } from './harness/script.ts';
import { seed } from './harness/seed.ts';

/** `-B`: nothing is written beside the sources. */
const command = ['/usr/bin/python3', '-B', fileURLToPath(new URL('python/main.py', import.meta.url))];
const script = listOf(command);

let folder: string;
let conversation: Conversation;

if (script === null) {
  describe('python3-jira', () => it.skip('is not installed here', () => {}));
} else {
  describeCalls({
    name: 'python3-jira',
    version: script.version,
    isFromDebian: true,
    offered: () => script.offered,
    rows: () => rowsOf(script, () => conversation),
    async prepare(at) {
      await seed(at);
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
