import { expect, it } from 'vitest';
import { describeOnEngines } from '../support/server.ts';
import { buildPublicProject } from '../support/standing.ts';

const url = '/rest/api/2/issueLinkType';
const base = 'http://localhost:8090/jira/rest/api/2';

describeOnEngines('/rest/api/2/issueLinkType', (context) => {
  it('has Jira’s stock types from the start, by name', async () => {
    const { status, body } = await context.server.as('admin').get(url);
    expect(status).toBe(200);
    const [blocks, ...others] = body.issueLinkTypes;
    expect(blocks).toEqual({
      id: '10000',
      name: 'Blocks',
      inward: 'is blocked by',
      outward: 'blocks',
      self: `${base}/issueLinkType/10000`,
    });
    expect(others.map((type: { id: string; name: string }) => [type.id, type.name])).toEqual([
      ['10001', 'Cloners'],
      ['10002', 'Duplicate'],
      ['10003', 'Relates'],
    ]);
    expect((await context.server.as('admin').get(`${url}/10000`)).body).toEqual(blocks);
  });

  it('is made, changed and deleted by administrators, and the audit log says so', async () => {
    const admin = context.server.as('admin');
    const made = await admin.post(url, { name: ' Causes ', inward: 'is caused by', outward: 'causes' });
    expect(made.status).toBe(201);
    const { id } = made.body;
    expect(made.body).toEqual({
      id,
      name: 'Causes',
      inward: 'is caused by',
      outward: 'causes',
      self: `${base}/issueLinkType/${id}`,
    });
    const changed = await admin.put(`${url}/${id}`, { ...made.body, outward: 'brings about' });
    expect(changed.status).toBe(200);
    expect(changed.body).toEqual({ ...made.body, outward: 'brings about' });
    expect((await admin.delete(`${url}/${id}`)).status).toBe(204);
    expect((await admin.get(`${url}/${id}`)).status).toBe(404);
    const audit = (await context.server.as('admin').get('/rest/api/2/auditing/record')).text;
    for (const what of ['created', 'changed', 'deleted']) expect(audit).toContain(`Issue link type ${what}`);
  });

  it.each([
    ['no name', { name: undefined }, 'name'],
    ['an empty name', { name: ' ' }, 'name'],
    ['a name of 256 characters', { name: 'x'.repeat(256) }, 'name'],
    ['a name that another type has, whatever the case', { name: 'BLOCKS' }, 'name'],
    ['no inward description', { inward: undefined }, 'inward'],
    ['no outward description', { outward: null }, 'outward'],
    ['an overlong outward description', { outward: 'x'.repeat(256) }, 'outward'],
    ['a name that is no text', { name: ['x'] }, 'name'],
  ])('refuses %s, naming the field', async (_what, more, field) => {
    const admin = context.server.as('admin');
    const before = (await admin.get(url)).text;
    const answer = await admin.post(url, { name: 'New', inward: 'a', outward: 'b', ...more });
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body.errors)).toEqual([field]);
    expect((await admin.get(url)).text).toBe(before);
  });

  it('keeps a type’s name to itself when another is renamed', async () => {
    const answer = await context.server.as('admin').put(`${url}/10001`, { name: 'relates' });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toHaveProperty('name');
    expect((await context.server.as('admin').get(`${url}/10001`)).body.name).toBe('Cloners');
  });

  it('refuses members that it does not know', async () => {
    const answer = await context.server.as('admin').post(url, { name: 'A', inward: 'b', outward: 'c', d: 1 });
    expect(answer.status).toBe(400);
  });

  it('is read by every user, changed by none, and shown to anonymous only where a project is open', async () => {
    await context.server.buildUser({ name: 'reader' });
    const reader = context.server.as('reader');
    expect((await reader.get(url)).status).toBe(200);
    expect((await reader.post(url, { name: 'A', inward: 'b', outward: 'c' })).status).toBe(403);
    expect((await reader.put(`${url}/10000`, { name: 'A' })).status).toBe(403);
    expect((await reader.delete(`${url}/10000`)).status).toBe(403);
    const { anonymous } = context.server;
    expect((await anonymous.get(url)).status).toBe(401);
    expect((await anonymous.get(`${url}/10000`)).status).toBe(401);
    expect((await anonymous.delete(`${url}/10000`)).status).toBe(401);
    await buildPublicProject(context.server, 'OPEN');
    expect((await anonymous.get(url)).status).toBe(200);
  });

  it.each(['424242', 'abc', '-1', '99999999999999999999'])('does not find the type %s', async (id) => {
    const admin = context.server.as('admin');
    for (const answer of [
      await admin.get(`${url}/${id}`),
      await admin.put(`${url}/${id}`, { name: 'X' }),
      await admin.delete(`${url}/${id}`),
    ]) {
      expect(answer.status).toBe(404);
      expect(answer.body.errorMessages).toEqual([`No issue link type with id '${id}' found.`]);
    }
  });
});
