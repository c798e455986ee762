import { describe, expect, it } from 'vitest';
import { adminPassword, basic, describeOnEngines } from '../support/server.ts';

describeOnEngines('A server that is no cluster', (context) => {
  const admin = () => context.server.as('admin');

  it.each([
    ['GET', '/rest/api/2/cluster/nodes'],
    ['DELETE', '/rest/api/2/cluster/node/node1'],
    ['PUT', '/rest/api/2/cluster/node/node1/offline'],
    ['PUT', '/rest/api/2/cluster/index-snapshot/node1'],
  ])('answers %s %s with 405 and says why', async (method, path) => {
    const { status, body } = await admin().request(method, path);
    expect(status).toBe(405);
    expect(body.errorMessages[0]).toContain('not clustered');
  });

  it('is always STABLE', async () => {
    const { status, body } = await admin().get('/rest/api/2/cluster/zdu/state');
    const info = (await admin().get('/rest/api/2/serverInfo')).body;
    expect(status).toBe(200);
    expect(body).toEqual({
      state: 'STABLE',
      build: { buildNumber: info.buildNumber, version: info.version },
    });
  });

  it.each(['start', 'cancel', 'approve', 'retryUpgrade'])(
    'refuses to %s a zero-downtime upgrade',
    async (step) => {
      const { status, body } = await admin().post(`/rest/api/2/cluster/zdu/${step}`);
      expect(status).toBe(409);
      expect(body.errorMessages[0]).toContain('STABLE');
    },
  );

  it('tells none of it to others than system administrators', async () => {
    await context.server.buildUser({ name: 'outsider' });
    for (const path of ['/rest/api/2/cluster/nodes', '/rest/api/2/cluster/zdu/state']) {
      expect((await context.server.as('outsider').get(path)).status).toBe(403);
      expect((await context.server.anonymous.get(path)).status).toBe(401);
    }
  });
});

describeOnEngines('Upgrade tasks', (context) => {
  const url = '/rest/api/2/upgrade';

  it('have never been ordered at first; an order finds none left to run', async () => {
    const admin = context.server.as('admin');
    expect((await admin.get(url)).status).toBe(404);
    const confirmed = context.server.with({ authorization: basic('admin', adminPassword) });
    expect((await admin.post(url)).status).toBe(401);
    expect((await confirmed.post(url)).status).toBe(200);
    const { status, body } = await admin.get(url);
    expect(status).toBe(200);
    expect(body).toEqual({
      startTime: expect.stringMatching(/^\d{4}-.*\+0000$/),
      duration: 0,
      outcome: 'SUCCESS',
      message: expect.any(String),
    });
  });

  it('are for system administrators', async () => {
    await context.server.buildUser({ name: 'outsider' });
    expect((await context.server.as('outsider').post(url)).status).toBe(403);
    expect((await context.server.anonymous.get(url)).status).toBe(401);
  });
});

describeOnEngines('What Jira has and this server needs not', (context) => {
  const admin = () => context.server.as('admin');

  describe('POST /rest/api/2/licenseValidator', () => {
    const url = '/rest/api/2/licenseValidator';

    it('says of any licence that none is needed', async () => {
      const { status, body } = await admin().post(url, '"AAAB"', {
        headers: { 'content-type': 'application/json' },
      });
      expect(status).toBe(200);
      expect(body).toEqual({
        licenseString: 'AAAB',
        errors: { license: 'This server needs no licence and takes none: nothing was checked.' },
      });
    });

    it('is for administrators, and wants text', async () => {
      expect((await context.server.anonymous.post(url, '"x"')).status).toBe(401);
      expect((await admin().post(url)).status).toBe(400);
    });
  });

  it('has no application links', async () => {
    const url = '/rest/applinks/latest/listApplicationlinks';
    expect((await admin().get(url)).body).toEqual({ list: [] });
    expect((await context.server.anonymous.get(url)).status).toBe(401);
  });

  it('counts time in the one way there is', async () => {
    const url = '/rest/api/2/configuration/timetracking';
    expect((await admin().get(url)).body).toEqual({ key: 'JIRA', name: 'JIRA provided time tracking' });
    expect((await admin().get(`${url}/list`)).body).toHaveLength(1);
    const { timeTrackingConfiguration } = (await admin().get('/rest/api/2/configuration')).body;
    expect((await admin().get(`${url}/options`)).body).toEqual(timeTrackingConfiguration);
    expect((await context.server.anonymous.get(url)).status).toBe(401);
  });
});
