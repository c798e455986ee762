/** Avatars of issue types, and the addresses that are the same for every type of owner. */
import { beforeAll, expect, it } from 'vitest';
import { look, pathOf, picture, upload } from '../support/pictures.ts';
import { describeOnEngines, type TestServer } from '../support/server.ts';
import { buildOutsider } from '../support/standing.ts';

const universal = '/rest/api/2/universal_avatar/type';

describeOnEngines('avatars by the type of their owner', (context) => {
  let server: TestServer;
  let type: string;
  let project: number;
  beforeAll(async () => {
    server = context.server;
    ({ id: project } = await server.buildProject({ key: 'UNI' }));
    const types = (await server.as('admin').get('/rest/api/2/issuetype')).body;
    type = types.find((one: { name: string }) => one.name === 'Task').id;
    await server.buildUser({ name: 'reader' });
    await buildOutsider(server, 'outsider');
  });

  it('are uploaded, cropped, listed and deleted for projects and issue types', async () => {
    const as = server.as('admin');
    for (const [kind, owner] of [
      ['project', String(project)],
      ['issuetype', type],
    ] as const) {
      const url = `${universal}/${kind}/owner/${owner}`;
      const sent = await upload(as, `${url}/temp?filename=a.png&size=5`, await picture(60, 30));
      expect([sent.status, sent.body.cropperWidth]).toEqual([200, 30]);
      const made = await as.post(`${url}/avatar`, sent.body);
      expect(made.status).toBe(201);
      expect(made.body).toMatchObject({ owner, isSystemAvatar: false });
      const got = await as.get(pathOf(made.body.urls['16x16']));
      expect(await look(got.bytes)).toMatchObject({ width: 16, format: 'png' });
      expect((await as.get(url)).body.custom).toMatchObject([{ id: made.body.id }]);
      expect((await as.delete(`${url}/avatar/${made.body.id}`)).status).toBe(200);
      expect((await as.delete(`${url}/avatar/${made.body.id}`)).status).toBe(404);
      expect((await as.get(url)).body.custom).toEqual([]);
    }
  });

  it('of issue types have addresses of their own too, for administrators', async () => {
    const url = `/rest/api/2/issuetype/${type}/avatar`;
    const sent = await upload(server.as('admin'), `${url}/temporary`, await picture(20, 20));
    expect([sent.status, sent.body.needsCropping]).toEqual([201, false]);
    const made = await server.as('admin').post(url, sent.body);
    expect(made.status).toBe(201);
    const path = pathOf(made.body.urls['48x48']);
    expect((await server.as('reader').get(path)).headers['content-type']).toBe('image/png');
    const hidden = await server.anonymous.get(path);
    const missing = await server.anonymous.get(path.replace(/avatarId=\d+/, 'avatarId=99999'));
    expect(hidden.headers['content-type']).toBe(missing.headers['content-type']);
    expect(hidden.headers['content-type']).toContain('svg');
    expect((await upload(server.as('reader'), `${url}/temporary`, await picture(9, 9))).status).toBe(403);
    expect((await server.as('reader').post(url, {})).status).toBe(403);
    expect((await server.anonymous.post(url, {})).status).toBe(401);
    expect((await server.as('admin').post('/rest/api/2/issuetype/99999/avatar', {})).status).toBe(404);
    expect((await server.as('admin').post(url, {})).status).toBe(400);
  });

  it('are none of a type or an owner that there is not, or that is hidden', async () => {
    for (const [kind, owner] of [
      ['user', 'admin'],
      ['nothing', '1'],
      ['project', '99999'],
      ['issuetype', '99999'],
      ['issuetype', 'x'],
    ] as const) {
      const url = `${universal}/${kind}/owner/${owner}`;
      expect((await server.as('admin').get(url)).status).toBe(404);
      expect((await upload(server.as('admin'), `${url}/temp`, await picture(9, 9))).status).toBe(404);
      expect((await server.as('admin').post(`${url}/avatar`, {})).status).toBe(404);
      expect((await server.as('admin').delete(`${url}/avatar/20000`)).status).toBe(404);
    }
    const hidden = await server.as('outsider').get(`${universal}/project/owner/${project}`);
    expect(hidden.status).toBe(404);
    expect((await server.as('reader').get(`${universal}/project/owner/${project}`)).status).toBe(200);
    for (const [kind, owner] of [
      ['project', String(project)],
      ['issuetype', type],
    ] as const) {
      const url = `${universal}/${kind}/owner/${owner}`;
      expect((await upload(server.as('reader'), `${url}/temp`, await picture(9, 9))).status).toBe(403);
      expect((await server.as('reader').post(`${url}/avatar`, {})).status).toBe(403);
      expect((await server.as('reader').delete(`${url}/avatar/20000`)).status).toBe(403);
      expect((await server.anonymous.post(`${url}/avatar`, {})).status).toBe(401);
    }
  });

  it('are uploaded and cropped before there is an owner, and then made his', async () => {
    const url = '/rest/api/2/avatar';
    const reader = server.as('reader');
    const sent = await upload(reader, `${url}/user/temporary?filename=a.png&size=1`, await picture(90, 30));
    expect([sent.status, sent.body.needsCropping]).toEqual([201, true]);
    const cropped = await reader.post(`${url}/user/temporaryCrop`, { ...sent.body, cropperOffsetX: 0 });
    expect([cropped.status, cropped.body.needsCropping]).toEqual([201, false]);
    expect((await reader.post('/rest/api/2/user/avatar', {})).status).toBe(201);
    expect((await reader.post('/rest/api/2/user/avatar', {})).status).toBe(400);
    expect((await reader.post(`${url}/user/temporaryCrop`, {})).status).toBe(400);
    expect((await upload(reader, `${url}/project/temporary`, await picture(9, 9))).status).toBe(403);
    expect((await upload(reader, `${url}/nothing/temporary`, await picture(9, 9))).status).toBe(404);
    expect((await upload(server.anonymous, `${url}/user/temporary`, await picture(9, 9))).status).toBe(401);
    expect((await server.as('admin').get(`${url}/issuetype/system`)).body).toEqual({ system: [] });
  });
});
