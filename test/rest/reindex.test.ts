import { expect, it } from 'vitest';
import { describeOnEngines } from '../support/server.ts';

describeOnEngines('A search index that is the database itself', (context) => {
  const admin = () => context.server.as('admin');
  const url = '/rest/api/2/reindex';

  it('has never been rebuilt at first', async () => {
    expect((await admin().get(url)).status).toBe(404);
    expect((await admin().get(`${url}/progress`)).status).toBe(404);
  });

  it('is rebuilt the moment that is ordered, as the progress says', async () => {
    const { status, body } = await admin().post(`${url}?type=FOREGROUND&indexComments=true`);
    expect(status).toBe(202);
    expect(body).toEqual({
      progressUrl: expect.stringMatching(
        /^http:\/\/localhost:8090\/jira\/rest\/api\/2\/reindex\/progress\?taskId=\d+$/,
      ),
      currentProgress: 100,
      currentSubTask: '',
      type: 'FOREGROUND',
      submittedTime: expect.stringMatching(/\+0000$/),
      startTime: expect.any(String),
      finishTime: expect.any(String),
      success: true,
    });
    const path = body.progressUrl.replace('http://localhost:8090/jira', '');
    expect((await admin().get(path)).body).toEqual(body);
    expect((await admin().get(url)).body).toEqual(body);
  });

  it('takes single issues, and wants at least one', async () => {
    const { status, body } = await admin().post(`${url}/issue?issueId=10000&issueId=10001`);
    expect(status).toBe(202);
    expect(body).toMatchObject({ currentProgress: 100, success: true });
    expect((await admin().post(`${url}/issue`)).status).toBe(400);
  });

  it('has no requests that wait', async () => {
    expect((await admin().post(`${url}/request`)).body).toEqual([]);
    expect((await admin().get(`${url}/request/bulk?requestId=1&requestId=2`)).body).toEqual([]);
    expect((await admin().get(`${url}/request/bulk?requestId=x`)).status).toBe(400);
    expect((await admin().get(`${url}/request/1`)).status).toBe(404);
  });

  it('refuses a type that is none, and a task that is none', async () => {
    const { status, body } = await admin().post(`${url}?type=SIDEWAYS`);
    expect(status).toBe(400);
    expect(Object.keys(body.errors)).toEqual(['type']);
    expect((await admin().get(`${url}?taskId=x`)).status).toBe(400);
    expect((await admin().get(`${url}?taskId=999999`)).status).toBe(404);
  });

  it('holds every issue', async () => {
    const count = async () => (await admin().get('/rest/api/2/index/summary')).body.issueIndex;
    const before = await count();
    await context.server.buildProject({ key: 'IDX' });
    await context.server.buildIssue({ project: 'IDX' });
    const after = await count();
    expect(after).toMatchObject({
      indexReadable: true,
      countInDatabase: before.countInDatabase + 1,
      countInIndex: before.countInIndex + 1,
      lastUpdatedInIndex: expect.stringMatching(/\+0000$/),
    });
  });

  it('has no snapshots, and takes none', async () => {
    expect((await admin().get('/rest/api/2/index-snapshot')).body).toEqual([]);
    expect((await admin().get('/rest/api/2/index-snapshot/isRunning')).body).toEqual({ running: false });
    expect((await admin().post('/rest/api/2/index-snapshot')).status).toBe(409);
  });

  it('is for administrators', async () => {
    await context.server.buildUser({ name: 'passer' });
    for (const path of [url, '/rest/api/2/index/summary', '/rest/api/2/index-snapshot']) {
      expect((await context.server.as('passer').get(path)).status).toBe(403);
      expect((await context.server.anonymous.get(path)).status).toBe(401);
    }
    expect((await context.server.as('passer').post(url)).status).toBe(403);
  });
});
