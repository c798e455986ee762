import { expect, it } from 'vitest';
import { assemble } from '../../src/app.ts';
import { describeOnEngines } from '../support/server.ts';

describeOnEngines('/rest/api/2/monitoring', (context) => {
  const admin = () => context.server.as('admin');

  it.each(['app', 'ipd'])('switches %s on and off, and remembers it', async (monitor) => {
    const url = `/rest/api/2/monitoring/${monitor}`;
    expect((await admin().get(url)).body).toEqual({ enabled: false });
    expect((await admin().post(url, { enabled: true })).status).toBe(204);
    expect((await admin().get(url)).body).toEqual({ enabled: true });
    expect((await admin().post(url, { enabled: 'yes' })).status).toBe(400);
    expect((await admin().post(url, {})).status).toBe(400);
    expect((await admin().post(url, { enabled: true, more: 1 })).status).toBe(400);
    expect((await admin().post(url, { enabled: false })).status).toBe(204);
    expect((await admin().get(url)).body).toEqual({ enabled: false });
  });

  it('gives out figures while they are exposed, by the names it announced', async () => {
    const jmx = '/rest/api/2/monitoring/jmx';
    const metrics = '/rest/tessera/1.0/metrics';
    expect((await admin().get(`${jmx}/areMetricsExposed`)).body).toBe(false);
    expect((await admin().get(metrics)).status).toBe(404);
    expect((await admin().post(`${jmx}/startExposing`)).status).toBe(200);
    expect((await admin().get(`${jmx}/areMetricsExposed`)).body).toBe(true);
    const names = (await admin().get(`${jmx}/getAvailableMetrics`)).body;
    const figures = (await admin().get(metrics)).body;
    expect(Object.keys(figures)).toEqual(names);
    expect(figures['heap.used.bytes']).toBeGreaterThan(1_000_000);
    expect((await admin().post(`${jmx}/stopExposing`)).status).toBe(200);
    expect((await admin().get(metrics)).status).toBe(404);
  });

  it('changes nothing by GET', async () => {
    const { status, headers } = await admin().get('/rest/api/2/monitoring/jmx/startExposing');
    expect(status).toBe(405);
    expect(headers.allow).toBe('POST');
  });

  it('is remembered by the next program on the same database', async () => {
    await admin().post('/rest/api/2/monitoring/app', { enabled: true });
    const ctx = await context.server.ctx();
    const next = await assemble(ctx.config);
    const rows = await next.database.db.selectFrom('server_setting').selectAll().execute();
    await next.stop();
    expect(rows).toContainEqual({ key: 'monitoring.app', value: 'true' });
  });

  it('is for system administrators', async () => {
    await context.server.buildUser({ name: 'watcher' });
    for (const path of ['/rest/api/2/monitoring/app', '/rest/tessera/1.0/metrics']) {
      expect((await context.server.as('watcher').get(path)).status).toBe(403);
      expect((await context.server.anonymous.get(path)).status).toBe(401);
    }
    const post = context.server.as('watcher').post('/rest/api/2/monitoring/ipd', { enabled: true });
    expect((await post).status).toBe(403);
  });
});
