import { expect, it } from 'vitest';
import { describeOnEngines } from '../support/server.ts';

const url = (scheme: string | number, key: string) =>
  `/rest/api/2/permissionscheme/${scheme}/attribute/${key}`;
// A page of a stranger's can send text without asking, and so needs what it cannot send.
const asText = { headers: { 'content-type': 'text/plain', 'x-atlassian-token': 'no-check' } };
const asJson = { headers: { 'content-type': 'application/json' } };

describeOnEngines('/rest/api/2/permissionscheme/{permissionSchemeId}/attribute/{key}', (context) => {
  it('is set as text or as a JSON string, and read as key and value', async () => {
    const as = context.server.as('admin');
    const key = 'ADMINISTER_PROJECTS.extended.enabled';
    expect((await as.get(url(0, key))).status).toBe(404);
    expect((await as.put(url(0, key), 'true', asText)).status).toBe(204);
    expect((await as.get(url(0, key))).body).toEqual({ key, value: 'true' });
    expect((await as.put(url(0, key), '"false"', asJson)).status).toBe(204);
    expect((await as.get(url(0, key))).body).toEqual({ key, value: 'false' });
  });

  it('goes with its scheme', async () => {
    const as = context.server.as('admin');
    const { id } = (await as.post('/rest/api/2/permissionscheme', { name: 'Short-lived' })).body;
    await as.put(url(id, 'a'), 'b', asText);
    expect((await as.delete(`/rest/api/2/permissionscheme/${id}`)).status).toBe(204);
    expect((await as.get(url(id, 'a'))).status).toBe(404);
  });

  it('is refused where scheme, key or value are none, and to whoever is no administrator', async () => {
    const { server } = context;
    await server.buildUser({ name: 'plain' });
    const as = server.as('admin');
    expect((await as.put(url(99_999, 'a'), 'b', asText)).status).toBe(404);
    expect((await as.put(url('x', 'a'), 'b', asText)).status).toBe(404);
    const badKey = await as.put(url(0, 'a%20b'), 'b', asText);
    expect([badKey.status, Object.keys(badKey.body.errors)]).toEqual([400, ['key']]);
    const badValue = await as.put(url(0, 'a'), 'b'.repeat(2001), asText);
    expect([badValue.status, Object.keys(badValue.body.errors)]).toEqual([400, ['value']]);
    expect((await as.put(url(0, 'a'))).status).toBe(400);
    expect((await as.put(url(0, 'a'), 'a\u0000', asText)).status).toBe(400);
    expect((await server.as('plain').put(url(0, 'a'), 'b', asText)).status).toBe(403);
    expect((await server.as('plain').get(url(0, 'a'))).status).toBe(403);
    expect((await server.anonymous.get(url(0, 'a'))).status).toBe(401);
    expect((await as.get(url(0, 'a'))).status).toBe(404);
  });
});
