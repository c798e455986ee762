import { expect, it } from 'vitest';
import { describeOnEngines } from '../support/server.ts';

describeOnEngines('/rest/api/2/email-templates', (context) => {
  const url = '/rest/api/2/email-templates';
  const admin = () => context.server.as('admin');

  it('are an archive with nothing in it, and of no kind', async () => {
    const { status, headers, bytes } = await admin().get(url);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/zip');
    // The end of a ZIP archive: its signature, and no entries.
    expect(bytes).toHaveLength(22);
    expect(bytes.readUInt32LE(0)).toBe(0x06054b50);
    expect(bytes.readUInt16LE(10)).toBe(0);
    expect((await admin().get(`${url}/types`)).body).toEqual([]);
  });

  it('cannot be replaced, as the answer says', async () => {
    const headers = { 'content-type': 'application/zip' };
    const { status, body } = await admin().post(url, Buffer.from('PK'), { headers });
    expect(status).toBe(400);
    expect(body.errorMessages[0]).toContain('no');
    expect((await admin().post(`${url}/apply`)).status).toBe(400);
  });

  it('are as at the start after they are put back', async () => {
    expect((await admin().post(`${url}/revert`)).status).toBe(200);
  });

  it('are for system administrators', async () => {
    await context.server.buildUser({ name: 'writer' });
    expect((await context.server.as('writer').get(url)).status).toBe(403);
    expect((await context.server.anonymous.get(url)).status).toBe(401);
    expect((await context.server.as('writer').post(`${url}/revert`)).status).toBe(403);
  });
});
