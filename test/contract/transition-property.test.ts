/** Properties of transitions that were kept in a table of their own are in the definitions from then on. */
import { expect, it } from 'vitest';
import type { AnyDb } from '../../src/db/engine.ts';
import { moveProperties } from '../../src/db/migrations/0020-workflow-draft.ts';
import { describeOnEngines } from '../support/server.ts';
import { asScript, buildWorkflow, create, go, steps } from '../support/workflows.ts';

describeOnEngines('Properties of transitions that a table held', (context) => {
  it('move to their transitions, and no others', async () => {
    const { server } = context;
    const id = await buildWorkflow(server, { steps: steps(), transitions: [create(), go(11), go(12)] });
    const db = (await server.ctx()).db as unknown as AnyDb;
    await db.schema
      .createTable('transition_property')
      .addColumn('workflow_id', 'integer')
      .addColumn('transition_id', 'integer')
      .addColumn('key', 'text')
      .addColumn('value', 'text')
      .execute();
    const rows = [
      { workflow_id: id, transition_id: 12, key: 'opsbar-sequence', value: '5' },
      { workflow_id: id, transition_id: 12, key: 'note', value: 'kept' },
      { workflow_id: id, transition_id: 99, key: 'note', value: 'of nothing' },
    ];
    await db.insertInto('transition_property').values(rows).execute();
    await moveProperties(db);
    const { definition } = (await asScript(server, 'GET', `/rest/tessera/1/workflow/${id}`)).body;
    expect(definition.transitions.map((one: { properties?: object }) => one.properties)).toEqual([
      undefined,
      undefined,
      { 'opsbar-sequence': '5', note: 'kept' },
    ]);
    await db.schema.dropTable('transition_property').execute();
  });
});
