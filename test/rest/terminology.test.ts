import { expect, it } from 'vitest';
import { describeOnEngines } from '../support/server.ts';

describeOnEngines('/rest/api/2/terminology/entries', (context) => {
  const url = '/rest/api/2/terminology/entries';
  const admin = () => context.server.as('admin');
  const epic = {
    originalName: 'epic',
    originalNamePlural: 'epics',
    newName: 'epic',
    newNamePlural: 'epics',
    isDefault: true,
  };

  it('calls things by their own names at first', async () => {
    const { status, body } = await admin().get(url);
    expect(status).toBe(200);
    expect(body.map((one: { originalName: string }) => one.originalName)).toEqual(['epic', 'sprint']);
    expect(body[0]).toEqual(epic);
    expect((await admin().get(`${url}/epic`)).body).toEqual(epic);
  });

  it('renames them, and back', async () => {
    const term = { originalName: 'epic', newName: 'saga', newNamePlural: 'sagas' };
    expect((await admin().post(url, [term])).status).toBe(200);
    await context.server.buildUser({ name: 'anybody' });
    expect((await context.server.as('anybody').get(`${url}/epic`)).body).toEqual({
      ...epic,
      ...term,
      isDefault: false,
    });
    await admin().post(url, [{ originalName: 'epic', newName: 'epic', newNamePlural: 'epics' }]);
    expect((await admin().get(`${url}/epic`)).body).toEqual(epic);
  });

  it('renames all or none', async () => {
    const good = { originalName: 'sprint', newName: 'round', newNamePlural: 'rounds' };
    for (const [bad, status] of [
      [{ originalName: 'story', newName: 'tale', newNamePlural: 'tales' }, 404],
      [{ originalName: 'epic', newName: ' ', newNamePlural: 'x' }, 400],
      [{ originalName: 'epic', newName: 'x'.repeat(101), newNamePlural: 'x' }, 400],
      [{ originalName: 'epic', newName: '<b>', newNamePlural: 'x' }, 400],
      [{ originalName: 'epic', newName: 'nul\0', newNamePlural: 'x' }, 400],
      [{ originalName: 'epic', newName: 'x' }, 400],
      [{ originalName: 'epic', newName: 'x', newNamePlural: 5 }, 400],
      [{ originalName: 'epic', newName: 'x', newNamePlural: 'x', more: 1 }, 400],
      [good, 400],
    ] as const) {
      expect((await admin().post(url, [good, bad])).status, JSON.stringify(bad)).toBe(status);
    }
    expect((await admin().post(url, good)).status).toBe(400);
    expect((await admin().post(url, [])).status).toBe(400);
    expect((await admin().get(`${url}/sprint`)).body.isDefault).toBe(true);
  });

  it('answers 404 for a word that cannot be renamed', async () => {
    expect((await admin().get(`${url}/story`)).status).toBe(404);
  });

  it('is read by users, and changed by administrators', async () => {
    const term = { originalName: 'epic', newName: 'saga', newNamePlural: 'sagas' };
    expect((await context.server.as('anybody').post(url, [term])).status).toBe(403);
    expect((await context.server.anonymous.post(url, [term])).status).toBe(401);
    expect((await context.server.anonymous.get(url)).status).toBe(401);
  });
});
