import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Client, describeOnEngines } from '../support/server.ts';
import { asScript, buildWorkflow, create, go, status, steps } from '../support/workflows.ts';

type Kind = 'status' | 'priority' | 'resolution';

describeOnEngines('Statuses, priorities and resolutions', (context) => {
  let admin: Client;
  let fred: Client;

  beforeAll(async () => {
    admin = context.server.as('admin');
    await context.server.buildUser({ name: 'fred' });
    fred = context.server.as('fred');
    await context.server.buildProject({ key: 'CONST' });
  });

  const call = (method: string, path: string, body?: unknown) =>
    asScript(context.server, method, `/rest/tessera/1/${path}`, body);
  const list = async (kind: Kind): Promise<{ id: string; name: string }[]> =>
    (await admin.get(`/rest/api/2/${kind}`)).body;
  const make = async (kind: Kind, name: string, more: object = {}): Promise<string> => {
    const made = await call('POST', kind, { name, ...more });
    expect(made.status, made.text).toBe(201);
    return made.body.id;
  };
  const refused = (answer: Answer, code: number, errors: Record<string, unknown>) => {
    expect(answer.status, answer.text).toBe(code);
    expect(answer.body.errors).toEqual(errors);
  };

  describe.each(['status', 'priority', 'resolution'] as const)('%s', (kind) => {
    it('is made, changed, moved and deleted, and the audit log tells of it', async () => {
      const id = await make(kind, ` New ${kind} `, { description: 'why' });
      expect((await list(kind)).at(-1)).toMatchObject({ id, name: `New ${kind}`, description: 'why' });
      const changed = await call('PUT', `${kind}/${id}`, { name: `Newer ${kind}` });
      expect(changed.body).toMatchObject({ name: `Newer ${kind}`, description: 'why' });
      expect((await admin.get(`/rest/api/2/${kind}/${id}`)).body).toEqual(changed.body);
      const ids = async () => (await list(kind)).map((one) => one.id);
      const before = await ids();
      expect((await call('POST', `${kind}/${id}/move`, { position: 'First' })).status).toBe(200);
      expect(await ids()).toEqual([id, ...before.slice(0, -1)]);
      await call('POST', `${kind}/${id}/move`, { position: 'Later' });
      expect((await ids()).indexOf(id)).toBe(1);
      await call('POST', `${kind}/${id}/move`, { after: before.at(-2) });
      expect(await ids()).toEqual(before);
      expect((await call('DELETE', `${kind}/${id}`)).status).toBe(204);
      expect(await ids()).toEqual(before.slice(0, -1));
      const { body } = await admin.get('/rest/api/2/auditing/record?limit=1000');
      const told = body.records.filter(
        (one: { objectItem?: { id: string; typeName: string } }) =>
          one.objectItem?.typeName?.toLowerCase() === kind && one.objectItem.id === id,
      );
      expect(told.length).toBeGreaterThanOrEqual(4);
    });

    it('is for administrators, and refuses what cannot be', async () => {
      const [first] = await list(kind);
      for (const [method, path, body] of [
        ['POST', kind, { name: 'x' }],
        ['PUT', `${kind}/${first?.id}`, { name: 'x' }],
        ['DELETE', `${kind}/${first?.id}`, undefined],
        ['POST', `${kind}/${first?.id}/move`, { position: 'Last' }],
      ] as const) {
        const url = `/rest/tessera/1/${path}`;
        expect((await fred.request(method, url, body)).status, path).toBe(403);
        expect((await context.server.anonymous.request(method, url, body)).status, path).toBe(401);
      }
      const before = await list(kind);
      refused(await call('POST', kind, { name: ' ' }), 400, { name: 'You must specify a name.' });
      refused(await call('POST', kind, { name: first?.name.toUpperCase() }), 409, {
        name: expect.any(String),
      });
      expect((await call('POST', kind, { name: 'x', colour: 'red' })).status).toBe(400);
      expect((await call('PUT', `${kind}/999999`, { name: 'x' })).status).toBe(404);
      expect((await call('DELETE', `${kind}/x`)).status).toBe(404);
      expect((await call('POST', `${kind}/${first?.id}/move`, {})).status).toBe(400);
      expect((await call('POST', `${kind}/${first?.id}/move`, { after: first?.id })).status).toBe(400);
      expect(await list(kind)).toEqual(before);
    });
  });

  it('have what is their own: categories, pictures and colours', async () => {
    const id = await make('status', 'In Review', { statusCategory: 'indeterminate', icon: 'inprogress' });
    expect((await admin.get(`/rest/api/2/status/${id}`)).body).toMatchObject({
      statusCategory: { key: 'indeterminate' },
      iconUrl: expect.stringContaining('/images/icons/statuses/inprogress.svg'),
    });
    refused(await call('PUT', `status/${id}`, { statusCategory: 9 }), 400, {
      statusCategory: expect.any(String),
    });
    refused(await call('PUT', `status/${id}`, { icon: '../../etc' }), 400, { icon: expect.any(String) });
    const urgent = await make('priority', 'Blocker', { statusColor: '#AA0000', icon: 'highest' });
    expect((await admin.get(`/rest/api/2/priority/${urgent}`)).body.statusColor).toBe('#aa0000');
    refused(await call('PUT', `priority/${urgent}`, { statusColor: 'red;x' }), 400, {
      statusColor: expect.any(String),
    });
  });

  it('a status is not deleted while a workflow or a draft of one knows it', async () => {
    const id = Number(await make('status', 'Waiting'));
    const conditions = [{ type: 'any', conditions: [{ type: 'subtasks-in', statusIds: [id] }] }];
    const workflow = await buildWorkflow(context.server, {
      steps: steps(),
      transitions: [create(), go(11, { conditions })],
    });
    const refusal = await call('DELETE', `status/${id}`);
    expect(refusal.status).toBe(409);
    expect(refusal.body.errorMessages[0]).toContain('the workflow');
    const plain = { steps: steps(), transitions: [create()] };
    await call('PUT', `workflow/${workflow}`, { definition: plain, version: 1 });
    await call('POST', `workflow/${workflow}/draft`);
    await call('PUT', `workflow/${workflow}/draft`, {
      definition: { ...plain, steps: [...steps(), { statusId: id }] },
      version: 1,
    });
    expect((await call('DELETE', `status/${id}`)).status).toBe(409);
    await call('DELETE', `workflow/${workflow}/draft`);
    expect((await call('DELETE', `status/${id}`)).status).toBe(204);
    expect((await call('DELETE', `status/${status.open}`)).status).toBe(409);
  });

  it('issues are given another priority and another resolution', async () => {
    const priority = await make('priority', 'Odd');
    const resolution = await make('resolution', 'Odd');
    const { key } = await context.server.buildIssue({ project: 'CONST', priority: { id: priority } });
    const moved = await admin.post(`/rest/api/2/issue/${key}/transitions`, {
      transition: { id: '5' },
      fields: { resolution: { id: resolution } },
    });
    expect(moved.status, moved.text).toBe(204);
    for (const [kind, id, other] of [
      ['priority', priority, '3'],
      ['resolution', resolution, '10001'],
    ] as const) {
      refused(await call('DELETE', `${kind}/${id}`), 400, { replaceWith: expect.any(String) });
      refused(await call('DELETE', `${kind}/${id}?replaceWith=${id}`), 400, {
        replaceWith: expect.any(String),
      });
      refused(await call('DELETE', `${kind}/${id}?replaceWith=99999`), 400, {
        replaceWith: expect.any(String),
      });
      expect((await call('DELETE', `${kind}/${id}?replaceWith=${other}`)).status).toBe(204);
      expect((await admin.get(`/rest/api/2/issue/${key}`)).body.fields[kind].id).toBe(other);
    }
    const used = await call('DELETE', 'resolution/10000?replaceWith=10001');
    expect(used.status).toBe(409);
    expect(used.body.errorMessages[0]).toContain('Software Simplified Workflow');
  });

  it('a priority stays while a scheme has no other, or its stand-in is not offered', async () => {
    const [one, two] = [await make('priority', 'Left'), await make('priority', 'Right')];
    const scheme = await asScript(context.server, 'POST', '/rest/api/2/priorityschemes', {
      name: 'Only left',
      optionIds: [one],
    });
    expect(scheme.status, scheme.text).toBe(201);
    expect((await call('DELETE', `priority/${one}?replaceWith=${two}`)).status).toBe(409);
    await asScript(context.server, 'PUT', `/rest/api/2/priorityschemes/${scheme.body.id}`, {
      name: 'Only left',
      optionIds: [one, '3'],
    });
    refused(await call('DELETE', `priority/${one}?replaceWith=${two}`), 400, {
      replaceWith: expect.stringContaining('Only left'),
    });
    expect((await call('DELETE', `priority/${one}?replaceWith=3`)).status).toBe(204);
  });
});
