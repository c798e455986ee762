import { expect, it } from 'vitest';
import { describeOnEngines } from '../support/server.ts';

describeOnEngines('GET /rest/api/2/resolution', (context) => {
  it('lists the stock resolutions', async () => {
    const { status, body } = await context.server.as('admin').get('/rest/api/2/resolution');
    expect(status).toBe(200);
    expect(body.map((one: { id: string; name: string }) => `${one.id} ${one.name}`)).toEqual([
      '10000 Done',
      "10001 Won't Do",
      '10002 Duplicate',
      '10003 Cannot Reproduce',
    ]);
    expect(body[0]).toEqual({
      self: 'http://localhost:8090/jira/rest/api/2/resolution/10000',
      id: '10000',
      description: 'Work has been completed on this issue.',
      name: 'Done',
    });
  });

  it('finds one by its id, and answers 404 for what is none', async () => {
    const admin = context.server.as('admin');
    expect((await admin.get('/rest/api/2/resolution/10002')).body.name).toBe('Duplicate');
    for (const id of ['1', 'Done', '10000x']) {
      const answer = await admin.get(`/rest/api/2/resolution/${id}`);
      expect(answer.status).toBe(404);
      expect(answer.body.errorMessages).toEqual([`The resolution with id '${id}' does not exist`]);
    }
  });

  it('gives pages, and those of a name', async () => {
    const admin = context.server.as('admin');
    const page = await admin.get('/rest/api/2/resolution/page?startAt=3&maxResults=2');
    expect(page.body).toMatchObject({ startAt: 3, maxResults: 2, total: 4, isLast: true });
    expect(page.body.values.map((one: { id: string }) => one.id)).toEqual(['10003']);
    expect((await admin.get('/rest/api/2/resolution/page?query=DO')).body.total).toBe(2);
    expect((await admin.get('/rest/api/2/resolution/page?maxResults=9999')).body.maxResults).toBe(100);
  });

  it('tells an anonymous visitor nothing while no project is open to all', async () => {
    expect((await context.server.anonymous.get('/rest/api/2/resolution')).status).toBe(401);
    expect((await context.server.anonymous.get('/rest/api/2/resolution/10000')).status).toBe(401);
  });
});
