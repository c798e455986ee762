/** Pictures that users upload for themselves. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sweepAvatars } from '../../src/people/avatar/custom-avatar.service.ts';
import { bomb, look, pathOf, picture, upload, uploadMultipart } from '../support/pictures.ts';
import { describeOnEngines, type TestServer } from '../support/server.ts';

const url = '/rest/api/2/user/avatar';
const red = [255, 0, 0];
const blue = [0, 0, 255];

async function make(server: TestServer, name: string, bytes: Buffer, cropping: object = {}) {
  expect((await upload(server.as(name), `${url}/temporary`, bytes)).status).toBe(201);
  const made = await server.as(name).post(url, cropping);
  expect(made.status).toBe(201);
  return made.body;
}

describeOnEngines('a user’s avatar', (context) => {
  it('is uploaded, cropped, chosen, shown in every size, and deleted', async () => {
    const { server } = context;
    await server.buildUser({ name: 'ann' });
    const ann = server.as('ann');
    const path = `${url}/temporary?filename=me.png&size=1234`;
    const uploaded = await upload(ann, path, await picture(400, 200));
    expect([uploaded.status, uploaded.body]).toEqual([
      201,
      {
        cropperWidth: 200,
        cropperOffsetX: 100,
        cropperOffsetY: 0,
        url: expect.stringContaining('/secure/temporaryavatar?'),
        needsCropping: true,
      },
    ]);
    const shown = await ann.get(pathOf(uploaded.body.url));
    expect(await look(shown.bytes)).toMatchObject({ width: 400, height: 200, format: 'png' });
    const cropping = { ...uploaded.body, cropperOffsetX: 200, cropperWidth: 100, needsCropping: false };
    const made = await ann.post(url, cropping);
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      id: expect.stringMatching(/^2\d{4}$/),
      owner: expect.any(String),
      isSystemAvatar: false,
      isSelected: false,
      isDeletable: true,
      selected: false,
      urls: expect.anything(),
    });
    const chosen = await ann.put(url, made.body);
    expect([chosen.status, chosen.body.isSelected]).toEqual([200, true]);
    const { avatarUrls } = (await ann.get('/rest/api/2/myself')).body;
    for (const [size, address] of Object.entries(avatarUrls as Record<string, string>)) {
      const got = await ann.get(pathOf(address));
      const side = Number(size.split('x')[0]);
      expect(got.headers['content-type']).toBe('image/png');
      expect(got.headers['x-content-type-options']).toBe('nosniff');
      expect(got.headers['cache-control']).toContain('private');
      expect(await look(got.bytes)).toMatchObject({ width: side, height: side, first: blue, last: blue });
    }
    const { custom } = (await ann.get('/rest/api/2/user/avatars')).body;
    expect(custom).toMatchObject([{ id: made.body.id, isSelected: true }]);
    expect((await ann.delete(`${url}/${made.body.id}`)).status).toBe(204);
    expect((await ann.delete(`${url}/${made.body.id}`)).status).toBe(404);
    const after = (await ann.get('/rest/api/2/user/avatars')).body;
    expect(after.custom).toEqual([]);
    expect(after.system.filter((one: { isSelected: boolean }) => one.isSelected)).toHaveLength(1);
    const gone = await ann.get(pathOf(avatarUrls['48x48']));
    expect(gone.headers['content-type']).toContain('image/svg+xml');
  });

  it.each(['png', 'jpeg', 'gif'] as const)(
    'is a %s, drawn anew so that nothing hidden in it stays',
    async (format) => {
      const { server } = context;
      const name = `of-${format}`;
      await server.buildUser({ name });
      const avatar = await make(server, name, await picture(64, 64, format));
      const got = await server.as(name).get(pathOf(avatar.urls['48x48']));
      const { exif, first, ...rest } = await look(got.bytes);
      expect(rest).toMatchObject({ format: 'png', width: 48 });
      expect(exif).toBeUndefined();
      expect(first[0]).toBeGreaterThan(240);
      expect(got.bytes.includes('hidden in the file')).toBe(false);
    },
  );

  it('is taken from a multipart request too, and small ones and unsquare ones are made whole', async () => {
    const { server } = context;
    await server.buildUser({ name: 'multi' });
    const sent = await uploadMultipart(server.as('multi'), `${url}/temporary`, await picture(9, 4));
    expect([sent.status, sent.body.cropperWidth]).toEqual([201, 4]);
    const { body } = await server.as('multi').post(url, {});
    const got = await server.as('multi').get(pathOf(body.urls['48x48']));
    expect(await look(got.bytes)).toMatchObject({ width: 48, height: 48 });
  });

  it('is refused where it is no picture, or one that is made to harm', async () => {
    const { server } = context;
    await server.buildUser({ name: 'eve' });
    const eve = server.as('eve');
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const whole = await picture(50, 50);
    const webp = await (await import('sharp')).default(whole).webp().toBuffer();
    const bodies: [string, Buffer, string][] = [
      ['an SVG', svg, 'image/svg+xml'],
      ['an SVG that is called a PNG', svg, 'image/png'],
      ['HTML', Buffer.from('<html>'), 'image/png'],
      ['a WebP', webp, 'image/webp'],
      ['half a PNG', whole.subarray(0, 60), 'image/png'],
      ['a bomb', await bomb(6000), 'image/png'],
    ];
    for (const [what, bytes, type] of bodies) {
      for (const send of [upload, uploadMultipart]) {
        const answer = await send(eve, `${url}/temporary`, bytes, type);
        expect([what, answer.status]).toEqual([what, 400]);
        expect(answer.body.errorMessages[0]).toContain('PNG, JPEG or GIF');
      }
    }
    expect((await upload(eve, `${url}/temporary`, Buffer.alloc(11_000_000), 'image/png')).status).toBe(413);
    expect((await uploadMultipart(eve, `${url}/temporary`, Buffer.alloc(11_000_000))).status).toBe(413);
    expect((await upload(eve, `${url}/temporary?size=big`, whole)).body.errors).toHaveProperty('size');
    const long = `${url}/temporary?filename=${'x'.repeat(300)}`;
    expect((await upload(eve, long, whole)).body.errors).toHaveProperty('filename');
    expect((await eve.post(`${url}/temporary`, { a: 1 })).status).toBe(415);
    expect((await eve.post(url, {})).status).toBe(400);
  });

  it('is cut from inside the picture, and from nowhere else', async () => {
    const { server } = context;
    await server.buildUser({ name: 'cut' });
    await upload(server.as('cut'), `${url}/temporary`, await picture(100, 60));
    const crop = (cropperOffsetX: unknown, cropperOffsetY: unknown, cropperWidth: unknown) =>
      server.as('cut').post(url, { cropperOffsetX, cropperOffsetY, cropperWidth });
    for (const [x, y, width, field] of [
      [0, 0, 61, 'cropperOffsetY'],
      [41, 0, 60, 'cropperOffsetX'],
      [-1, 0, 10, 'cropperOffsetX'],
      [0, -1, 10, 'cropperOffsetY'],
      [0, 0, 0, 'cropperWidth'],
      [0, 0, -5, 'cropperWidth'],
      [0, 0, 2_000_000_000, 'cropperOffsetX'],
      [0.5, 0, 10, 'cropperOffsetX'],
      ['0', 0, 10, 'cropperOffsetX'],
    ] as const) {
      const answer = await crop(x, y, width);
      expect([x, y, width, answer.status, Object.keys(answer.body.errors)]).toEqual([
        x,
        y,
        width,
        400,
        [field],
      ]);
    }
    expect((await server.as('cut').post(url, { extra: 1 })).status).toBe(400);
    const { body } = await crop(0, 0, 40);
    const got = await server.as('cut').get(pathOf(body.urls['48x48']));
    expect(await look(got.bytes)).toMatchObject({ first: red, last: red });
    expect((await crop(0, 0, 40)).status).toBe(400);
  });

  it('is a user’s own business and an administrator’s, and no anonymous visitor sees it', async () => {
    const { server } = context;
    for (const name of ['own', 'other']) await server.buildUser({ name });
    const avatar = await make(server, 'own', await picture(40, 40));
    const query = '?username=own';
    const other = server.as('other');
    expect((await upload(other, `${url}/temporary${query}`, await picture(9, 9))).status).toBe(403);
    expect((await other.post(url + query, {})).status).toBe(403);
    expect((await other.put(url + query, { id: avatar.id })).status).toBe(403);
    expect((await other.put(url, { id: avatar.id })).status).toBe(404);
    expect((await other.delete(`${url}/${avatar.id}${query}`)).status).toBe(403);
    expect((await other.delete(`${url}/${avatar.id}`)).status).toBe(404);
    expect((await other.get(`/rest/api/2/user/avatars${query}`)).body.custom).toEqual([]);
    expect((await server.as('admin').get(`/rest/api/2/user/avatars${query}`)).body.custom).toHaveLength(1);
    for (const [method, path] of [
      ['POST', `${url}/temporary`],
      ['POST', url],
      ['PUT', url],
      ['DELETE', `${url}/${avatar.id}`],
    ] as const)
      expect((await server.anonymous.request(method, path)).status).toBe(401);
    expect((await server.as('own').put(url, { id: avatar.id })).status).toBe(200);
    const path = pathOf((await server.as('own').get('/rest/api/2/myself')).body.avatarUrls['48x48']);
    const seen = await server.anonymous.get(path);
    const nobody = await server.anonymous.get(path.replace(/ownerId=[^&]*/, 'ownerId=JIRAUSER999999'));
    expect(seen.headers['content-type']).toContain('image/svg+xml');
    expect(nobody.status).toBe(200);
    expect(seen.headers['content-type']).toBe(nobody.headers['content-type']);
    expect((await other.get(path)).headers['content-type']).toBe('image/png');
    await upload(server.as('own'), `${url}/temporary`, await picture(9, 9));
    const temporary = `/secure/temporaryavatar?avatarType=user&ownerId=${avatar.owner}`;
    expect((await server.as('own').get(temporary)).status).toBe(200);
    expect((await other.get(temporary)).status).toBe(404);
    expect((await server.anonymous.get(temporary)).status).toBe(302);
  });

  it('leaves no file behind when it is deleted, nor does an upload that nobody crops', async () => {
    const { server } = context;
    await server.buildUser({ name: 'tidy' });
    const ctx = await server.ctx();
    const files = async () => {
      const names = await readdir(join(ctx.config.data, 'attachments'), { recursive: true }).catch(() => []);
      return names.filter((name) => /[0-9a-f]{32}$/.test(name)).length;
    };
    await sweepAvatars({ ...ctx, now: ctx.now + 3 * 86_400_000 });
    const before = await files();
    const avatar = await make(server, 'tidy', await picture(20, 20));
    await upload(server.as('tidy'), `${url}/temporary`, await picture(20, 20));
    expect(await files()).toBe(before + 2);
    await server.as('tidy').delete(`${url}/${avatar.id}`);
    await sweepAvatars({ ...ctx, now: ctx.now + 3 * 86_400_000 });
    expect(await files()).toBe(before);
  });
});
