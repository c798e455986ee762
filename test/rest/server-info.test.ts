import { expect, it } from 'vitest';
import { describeOnEngines } from '../support/server.ts';

describeOnEngines('GET /rest/api/2/serverInfo', (context) => {
  const url = '/rest/api/2/serverInfo';

  it('tells anybody which Jira Server this one behaves as', async () => {
    const { status, body } = await context.server.anonymous.get(url);
    expect(status).toBe(200);
    expect(body).toEqual({
      baseUrl: 'http://localhost:8090/jira',
      version: expect.stringMatching(/^9\.12\.\d+$/),
      versionNumbers: [9, 12, expect.any(Number)],
      deploymentType: 'Server',
      buildNumber: expect.any(Number),
      buildDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT00:00:00\.000\+0000$/),
      databaseBuildNumber: expect.any(Number),
      serverTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/),
      scmInfo: expect.stringMatching(/^tessera-\d+\.\d+\.\d+$/),
      serverTitle: 'Tessera',
    });
    expect(body.versionNumbers.join('.')).toBe(body.version);
  });

  it('tells the time of the request', async () => {
    const before = Date.parse(
      (await context.server.anonymous.get(url)).body.serverTime.replace('+0000', 'Z'),
    );
    context.server.pass(3_600_000);
    const after = Date.parse((await context.server.anonymous.get(url)).body.serverTime.replace('+0000', 'Z'));
    expect(after - before).toBeGreaterThanOrEqual(3_600_000);
  });

  it('is served under latest too, and says the same', async () => {
    const latest = await context.server.anonymous.get('/rest/api/latest/serverInfo');
    expect(latest.body.baseUrl).toBe('http://localhost:8090/jira');
  });

  it('says whether it is well when it is asked', async () => {
    const { body } = await context.server.anonymous.get(`${url}?doHealthCheck=true`);
    expect(body.healthChecks).toEqual([
      { name: 'Database', description: 'The database answers.', passed: true },
      { name: 'Attachments', description: 'The place where attachments lie can be read.', passed: true },
    ]);
    expect((await context.server.anonymous.get(`${url}?doHealthCheck=false`)).body).not.toHaveProperty(
      'healthChecks',
    );
  });

  it('refuses a parameter that is given twice, and other methods', async () => {
    expect((await context.server.anonymous.get(`${url}?doHealthCheck=true&doHealthCheck=x`)).status).toBe(
      400,
    );
    expect((await context.server.as('admin').post(url, {})).status).toBe(405);
  });
});

describeOnEngines('GET /status', (context) => {
  it('says that the server runs, to anybody, without a session', async () => {
    const answer = await context.server.anonymous.get('/status');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ state: 'RUNNING' });
    expect(answer.cookies).toEqual([]);
  });

  it('says ERROR, with the status that load balancers go by, while the database does not answer', async () => {
    const { app, anonymous } = context.server;
    const rename = (from: string, to: string) =>
      app.database.db.schema.alterTable(from).renameTo(to).execute();
    await rename('installation', 'installation_out_of_reach');
    const answer = await anonymous.get('/status');
    const info = await anonymous.get('/rest/api/2/serverInfo?doHealthCheck=true');
    await rename('installation_out_of_reach', 'installation');
    expect([answer.status, answer.body]).toEqual([500, { state: 'ERROR' }]);
    expect(info.body.healthChecks[0].passed).toBe(false);
    expect((await anonymous.get('/status')).status).toBe(200);
  });
});

describeOnEngines('GET /rest/api/2/configuration', (context) => {
  it('tells users what is switched on, and how long a day of work is', async () => {
    const { status, body } = await context.server.as('admin').get('/rest/api/2/configuration');
    expect(status).toBe(200);
    expect(body).toEqual({
      votingEnabled: true,
      watchingEnabled: true,
      unassignedIssuesAllowed: true,
      subTasksEnabled: true,
      issueLinkingEnabled: false,
      timeTrackingEnabled: true,
      attachmentsEnabled: true,
      timeTrackingConfiguration: {
        workingHoursPerDay: 8,
        workingDaysPerWeek: 5,
        timeFormat: 'pretty',
        defaultUnit: 'minute',
      },
    });
  });

  it('tells an anonymous visitor nothing', async () => {
    expect((await context.server.anonymous.get('/rest/api/2/configuration')).status).toBe(401);
  });
});
