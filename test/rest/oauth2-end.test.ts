import { expect, it } from 'vitest';
import { bearing, buildClient, refreshWith, tokensFor } from '../support/oauth2.ts';
import { describeOnEngines } from '../support/server.ts';

const day = 86_400_000;

describeOnEngines('Access that was granted by OAuth 2.0', (context) => {
  it('ends a year after it was granted, however often it was refreshed', async () => {
    const { server } = context;
    await server.buildUser({ name: 'carol' });
    const client = await buildClient(server);
    let { access, refresh } = await tokensFor(server, client, 'carol');
    for (let days = 0; days < 320; days += 80) {
      server.pass(80 * day);
      const answer = await refreshWith(server, client, refresh);
      expect([days, answer.status]).toEqual([days, 200]);
      ({ access_token: access, refresh_token: refresh } = answer.body);
    }
    expect((await bearing(server, access).get('/rest/api/2/myself')).status).toBe(200);
    server.pass(44 * day);
    const last = await refreshWith(server, client, refresh);
    expect(last.status).toBe(200);
    server.pass(2 * day);
    const over = await refreshWith(server, client, last.body.refresh_token);
    expect([over.status, over.body.error]).toEqual([400, 'invalid_grant']);
    const granted = await server.as('carol').get('/rest/tessera/1/oauth2/grant');
    expect(granted.text).not.toContain(client.id);
  });
});
