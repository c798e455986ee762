import { beforeAll, expect, it } from 'vitest';
import { look, pathOf, picture, upload } from '../support/pictures.ts';
import { describeOnEngines, type TestServer } from '../support/server.ts';
import { buildOutsider, buildProjectAdministrator, buildPublicProject } from '../support/standing.ts';

const rest = '/rest/api/2/project';

describeOnEngines('a project’s avatar', (context) => {
  let server: TestServer;
  beforeAll(async () => {
    server = context.server;
    await server.buildProject({ key: 'AVA' });
    await buildProjectAdministrator(server, 'pia', 'AVA');
    await server.buildUser({ name: 'reader' });
    await buildOutsider(server, 'outsider');
  });

  const make = async (who: string, key: string) => {
    expect(
      (await upload(server.as(who), `${rest}/${key}/avatar/temporary`, await picture(50, 40))).status,
    ).toBe(201);
    const made = await server.as(who).post(`${rest}/${key}/avatar`, {});
    expect(made.status).toBe(201);
    return made.body;
  };

  it('is uploaded, chosen, shown wherever the project is, and deleted', async () => {
    const avatar = await make('pia', 'AVA');
    expect(avatar).toMatchObject({ isSystemAvatar: false, isSelected: false, isDeletable: true });
    const before = (await server.as('pia').get(`${rest}/AVA/avatars`)).body;
    expect(before.custom).toMatchObject([{ id: avatar.id, isSelected: false }]);
    expect(before.system.filter((one: { isSelected: boolean }) => one.isSelected)).toHaveLength(1);
    expect((await server.as('pia').put(`${rest}/AVA/avatar`, avatar)).status).toBe(204);
    const { key } = await server.buildIssue({ project: 'AVA' });
    const issue = (await server.as('reader').get(`/rest/api/2/issue/${key}`)).body;
    const listed = (await server.as('reader').get(rest)).body.find(
      (one: { key: string }) => one.key === 'AVA',
    );
    const { avatarUrls } = (await server.as('reader').get(`${rest}/AVA`)).body;
    expect(listed.avatarUrls).toEqual(avatarUrls);
    expect(issue.fields.project.avatarUrls).toEqual(avatarUrls);
    for (const [size, address] of Object.entries(avatarUrls as Record<string, string>)) {
      const got = await server.as('reader').get(pathOf(address));
      expect(await look(got.bytes)).toMatchObject({ width: Number(size.split('x')[0]), format: 'png' });
    }
    const viewed = await server
      .as('reader')
      .get(`/secure/viewavatar?avatarType=project&avatarId=${avatar.id}`);
    expect(viewed.headers['content-type']).toBe('image/png');
    expect((await server.as('pia').delete(`${rest}/AVA/avatar/${avatar.id}`)).status).toBe(204);
    expect((await server.as('pia').delete(`${rest}/AVA/avatar/${avatar.id}`)).status).toBe(404);
    const after = (await server.as('reader').get(`${rest}/AVA`)).body.avatarUrls['48x48'];
    expect(after).not.toBe(avatarUrls['48x48']);
  });

  it('is a stock one that is chosen by its id, in its own address or with the project', async () => {
    const { system } = (await server.as('admin').get('/rest/api/2/avatar/project/system')).body;
    const [first, second] = system;
    expect((await server.as('pia').put(`${rest}/AVA/avatar`, { id: first.id })).status).toBe(204);
    const chosen = async () =>
      (await server.as('pia').get(`${rest}/AVA/avatars`)).body.system.find(
        (one: { isSelected: boolean }) => one.isSelected,
      ).id;
    expect(await chosen()).toBe(first.id);
    expect((await server.as('pia').put(`${rest}/AVA`, { avatarId: Number(second.id) })).status).toBe(200);
    expect(await chosen()).toBe(second.id);
    const unknown = await server.as('pia').put(`${rest}/AVA`, { avatarId: 99_999 });
    expect([unknown.status, Object.keys(unknown.body.errors)]).toEqual([400, ['avatarId']]);
    expect((await server.as('pia').put(`${rest}/AVA/avatar`, { id: '1' })).status).toBe(404);
    expect((await server.as('pia').put(`${rest}/AVA/avatar`, {})).status).toBe(400);
    expect((await server.as('pia').delete(`${rest}/AVA/avatar/${first.id}`)).status).toBe(404);
  });

  it('of another project is none', async () => {
    await server.buildProject({ key: 'AVB' });
    const avatar = await make('admin', 'AVB');
    expect((await server.as('admin').put(`${rest}/AVA/avatar`, { id: avatar.id })).status).toBe(404);
    expect((await server.as('admin').delete(`${rest}/AVA/avatar/${avatar.id}`)).status).toBe(404);
    expect((await server.as('admin').put(`${rest}/AVA`, { avatarId: avatar.id })).status).toBe(400);
  });

  it('is changed by those who administer the project alone', async () => {
    const bytes = await picture(9, 9);
    for (const [who, status] of [
      [server.as('reader'), 403],
      [server.anonymous, 401],
    ] as const) {
      expect((await upload(who, `${rest}/AVA/avatar/temporary`, bytes)).status).toBe(status);
      expect((await who.post(`${rest}/AVA/avatar`, {})).status).toBe(status);
      expect((await who.put(`${rest}/AVA/avatar`, { id: '10334' })).status).toBe(status);
      expect((await who.delete(`${rest}/AVA/avatar/20000`)).status).toBe(status);
    }
    const outsider = server.as('outsider');
    for (const [method, path, body] of [
      ['GET', 'avatars', undefined],
      ['POST', 'avatar', {}],
      ['PUT', 'avatar', { id: '10334' }],
      ['DELETE', 'avatar/20000', undefined],
    ] as const) {
      const hidden = await outsider.request(method, `${rest}/AVA/${path}`, body);
      const missing = await outsider.request(method, `${rest}/NONE/${path}`, body);
      expect([hidden.status, hidden.text]).toEqual([404, missing.text.replaceAll('NONE', 'AVA')]);
    }
    const svg = await upload(
      server.as('pia'),
      `${rest}/AVA/avatar/temporary`,
      Buffer.from('<svg/>'),
      'image/svg+xml',
    );
    expect(svg.status).toBe(400);
  });

  it('looks like that of a missing project to whoever may not see the project', async () => {
    const avatar = await make('pia', 'AVA');
    await server.as('pia').put(`${rest}/AVA/avatar`, { id: avatar.id });
    const path = pathOf((await server.as('pia').get(`${rest}/AVA`)).body.avatarUrls['48x48']);
    const missing = path.replace(`avatarId=${avatar.id}`, 'avatarId=99999');
    for (const who of [server.as('outsider'), server.anonymous]) {
      const hidden = await who.get(path);
      const nothing = await who.get(missing);
      expect([hidden.status, hidden.text]).toEqual([200, nothing.text]);
      const viewed = await who.get(`/secure/viewavatar?avatarType=project&avatarId=${avatar.id}`);
      expect(viewed.headers['content-type']).toContain('svg');
    }
    await buildPublicProject(server, 'OPEN');
    const open = await make('admin', 'OPEN');
    await server.as('admin').put(`${rest}/OPEN/avatar`, { id: open.id });
    const shown = await server.anonymous.get(`/secure/projectavatar?avatarId=${open.id}`);
    expect(shown.headers['content-type']).toBe('image/png');
  });
});
