import { describe, expect, it } from 'vitest';
import {
  ask,
  bearing,
  browserOf,
  buildClient,
  call,
  codeFor,
  exchange,
  leadsTo,
  proof,
  question,
  redirectUri,
  refreshWith,
  reply,
  statusWith,
  tokensFor,
  verifier,
} from '../support/oauth2.ts';
import { adminPassword, basic, describeOnEngines, userPassword } from '../support/server.ts';

describeOnEngines('OAuth 2.0', (context) => {
  let people = 0;
  const person = async (groups: string[] = []) => {
    const name = `person${++people}`;
    await context.server.buildUser({ name, groups });
    return name;
  };

  it('a client asks, its user agrees, and it acts as that user, as far as it was allowed', async () => {
    const { server } = context;
    const client = await buildClient(server, { name: 'Weekly <b>reports</b>' });
    const name = await person();
    const page = await browserOf(server, name);
    const shown = await ask(page, question(client, { scope: 'READ' }));
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('Weekly &lt;b&gt;reports&lt;/b&gt;');
    expect(shown.text).toContain('See everything here that you can see');
    expect(shown.text).not.toContain('Change, in your name');
    const answer = await reply(page, question(client, { scope: 'READ' }));
    expect(answer.status).toBe(303);
    const went = leadsTo(answer);
    expect(went.origin + went.pathname).toBe(redirectUri);
    expect(went.searchParams.get('state')).toBe('a state');
    expect(went.searchParams.get('iss')).toBe('http://localhost:8090/jira');
    const tokens = await exchange(server, client, went.searchParams.get('code') ?? '');
    expect(tokens.status).toBe(200);
    expect(tokens.body).toEqual({
      access_token: expect.stringMatching(/^tessera_at_[\w-]{43}$/),
      token_type: 'Bearer',
      expires_in: 3600,
      refresh_token: expect.stringMatching(/^tessera_rt_[\w-]{43}$/),
      scope: 'READ',
      created_at: expect.any(Number),
    });
    expect(tokens.headers).toMatchObject({ 'cache-control': 'no-store', pragma: 'no-cache' });
    expect(tokens.cookies).toEqual([]);
    const acting = bearing(server, tokens.body.access_token);
    const me = await acting.get('/rest/api/2/myself');
    expect(me.body.name).toBe(name);
    expect(me.headers['x-ausername']).toBe(name);
    expect(me.cookies).toEqual([]);
    const refused = await acting.post('/rest/api/2/issue', { fields: {} });
    expect(refused.status).toBe(403);
    expect(refused.headers['www-authenticate']).toBe('Bearer error="insufficient_scope", scope="WRITE"');
  });

  it('whoever is not logged in does that first, and comes back to the question', async () => {
    const { server } = context;
    const client = await buildClient(server);
    const name = await person();
    const state = 's'.repeat(3000);
    const first = await server.anonymous.get(
      `/rest/oauth2/latest/authorize?${new URLSearchParams(question(client, { state }))}`,
      { headers: { cookie: 'JSESSIONID=00000000000000000000000000000000' } },
    );
    expect(first.status).toBe(302);
    const login = leadsTo(first);
    expect(login.pathname).toBe('/jira/login.jsp');
    const { pageClient } = await import('../support/page-client.ts');
    const page = pageClient(server);
    const logged = await page.post('/login.jsp', {
      os_username: name,
      os_password: userPassword,
      os_destination: login.searchParams.get('os_destination') ?? '',
    });
    expect(logged.status).toBe(302);
    const back = await page.get(String(logged.headers.location).slice('/jira'.length));
    expect(back.status).toBe(200);
    expect(back.text).toContain(`name="state" value="${state}"`);
  });

  it('whoever denies sends the client away with access_denied', async () => {
    const { server } = context;
    const client = await buildClient(server);
    const page = await browserOf(server, await person());
    const { searchParams } = leadsTo(await reply(page, question(client), 'deny'));
    expect(Object.fromEntries(searchParams)).toMatchObject({
      error: 'access_denied',
      state: 'a state',
      iss: 'http://localhost:8090/jira',
    });
    expect(searchParams.has('code')).toBe(false);
  });

  it('a refresh gives new tokens, ends those before, and may narrow the scope but not widen it', async () => {
    const { server } = context;
    const client = await buildClient(server);
    const first = await tokensFor(server, client, await person());
    const wider = await refreshWith(server, client, first.refresh, { scope: 'ADMIN' });
    expect([wider.status, wider.body.error]).toEqual([400, 'invalid_scope']);
    const second = await refreshWith(server, client, first.refresh, { scope: 'READ' });
    expect(second.body.scope).toBe('READ');
    expect(await statusWith(server, first.access)).toBe(401);
    const narrow = bearing(server, second.body.access_token);
    expect((await narrow.get('/rest/api/2/myself')).status).toBe(200);
    expect((await narrow.post('/rest/api/2/issue', { fields: {} })).status).toBe(403);
    const third = await refreshWith(server, client, second.body.refresh_token);
    expect(third.body.scope).toBe('WRITE');
    expect(
      (await bearing(server, third.body.access_token).post('/rest/api/2/issue', { fields: {} })).status,
    ).toBe(400);
  });

  it('a client acts as a user of its own by its credentials', async () => {
    const { server } = context;
    const robot = await person();
    const client = await buildClient(server, { redirectUris: [], runAs: robot });
    const answer = await call(server, 'token', { grant_type: 'client_credentials', ...proof(client) });
    expect(answer.status).toBe(200);
    expect(answer.body.refresh_token).toBeUndefined();
    expect(answer.body.scope).toBe('WRITE');
    expect((await bearing(server, answer.body.access_token).get('/rest/api/2/myself')).body.name).toBe(robot);
    const further = await call(server, 'token', {
      grant_type: 'client_credentials',
      scope: 'ADMIN',
      ...proof(client),
    });
    expect(further.body.error).toBe('invalid_scope');
    const other = await buildClient(server);
    const none = await call(server, 'token', { grant_type: 'client_credentials', ...proof(other) });
    expect([none.status, none.body.error]).toEqual([400, 'unauthorized_client']);
  });

  it('says what a token is worth, to its own client only', async () => {
    const { server } = context;
    const [client, other] = [await buildClient(server), await buildClient(server)];
    const name = await person();
    const { access, refresh } = await tokensFor(server, client, name);
    const of = async (token: string, by = client) =>
      (await call(server, 'introspect', { token, ...proof(by) })).body;
    expect(await of(access)).toMatchObject({
      active: true,
      scope: 'WRITE',
      client_id: client.id,
      username: name,
      token_type: 'Bearer',
      iss: 'http://localhost:8090/jira',
    });
    expect((await of(refresh)).active).toBe(true);
    expect(await of(access, other)).toEqual({ active: false });
    expect(await of('nonsense')).toEqual({ active: false });
    server.pass(3_600_001);
    expect(await of(access)).toEqual({ active: false });
    const open = await buildClient(server, { confidential: false });
    expect((await call(server, 'introspect', { token: access, client_id: open.id })).body.error).toBe(
      'unauthorized_client',
    );
  });

  describe('POST /rest/oauth2/latest/revoke', () => {
    it('takes an access token back alone, a refresh token with everything', async () => {
      const { server } = context;
      const client = await buildClient(server);
      const first = await tokensFor(server, client, await person());
      expect((await call(server, 'revoke', { token: first.access, ...proof(client) })).status).toBe(200);
      expect(await statusWith(server, first.access)).toBe(401);
      const second = await refreshWith(server, client, first.refresh);
      expect(await statusWith(server, second.body.access_token)).toBe(200);
      await call(server, 'revoke', { token: second.body.refresh_token, ...proof(client) });
      expect(await statusWith(server, second.body.access_token)).toBe(401);
      expect((await refreshWith(server, client, second.body.refresh_token)).body.error).toBe('invalid_grant');
    });

    it('answers 200 for what is unknown or of another client, which is not touched', async () => {
      const { server } = context;
      const [client, other] = [await buildClient(server), await buildClient(server)];
      const { access, refresh } = await tokensFor(server, client, await person());
      for (const token of [access, refresh, 'nonsense'])
        expect((await call(server, 'revoke', { token, ...proof(other) })).status).toBe(200);
      expect(await statusWith(server, access)).toBe(200);
      expect((await call(server, 'revoke', proof(client))).body.error).toBe('invalid_request');
    });
  });

  it('says where everything is, below the context path and at the root of the host', async () => {
    const { server } = context;
    const { body } = await server.anonymous.get('/rest/oauth2/latest/metadata');
    expect(body).toMatchObject({
      issuer: 'http://localhost:8090/jira',
      token_endpoint: 'http://localhost:8090/jira/rest/oauth2/latest/token',
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    });
    expect((await server.anonymous.get('/.well-known/oauth-authorization-server')).body).toEqual(body);
    const atRoot = await server.app.server.inject('/.well-known/oauth-authorization-server/jira');
    expect(atRoot.json()).toEqual(body);
  });

  it('an administrator who lets a client administer confirms the password before, and it is told so', async () => {
    const { server } = context;
    const client = await buildClient(server, { scope: 'ADMIN' });
    const page = await browserOf(server, 'admin');
    const parameters = question(client, { scope: 'ADMIN' });
    const first = await ask(page, parameters);
    expect(first.status).toBe(303);
    const target = new URL(String(first.headers.location), 'http://x');
    expect(target.pathname).toBe('/jira/secure/admin/WebSudoAuthenticate.jspa');
    expect((await reply(page, parameters)).headers.location).toBe(first.headers.location);
    const confirmed = await page.post('/secure/admin/WebSudoAuthenticate.jspa', {
      webSudoPassword: adminPassword,
      webSudoDestination: target.searchParams.get('webSudoDestination') ?? '',
      atl_token: page.token(),
    });
    const shown = await page.get(String(confirmed.headers.location).slice('/jira'.length));
    expect(shown.text).toContain('administrator’s access');
    const code = leadsTo(await reply(page, parameters)).searchParams.get('code') ?? '';
    const tokens = await exchange(server, client, code);
    const acting = bearing(server, tokens.body.access_token);
    expect((await acting.get('/rest/api/2/user?username=admin')).status).toBe(200);
    const made = await acting.post('/rest/api/2/group', { name: 'made-by-a-client' });
    expect(made.status).toBe(201);
    expect((await acting.get('/rest/tessera/1/oauth2/client')).status).toBe(403);
  });

  it('whoever administers nothing cannot let a client do it, today or later', async () => {
    const { server } = context;
    const client = await buildClient(server, { scope: 'SYSTEM_ADMIN' });
    const name = await person();
    const answer = await exchange(
      server,
      client,
      await codeFor(server, client, name, { scope: 'SYSTEM_ADMIN' }),
    );
    expect(answer.body.scope).toBe('WRITE');
    await server.as('admin').post(
      '/rest/api/2/group/user?groupname=jira-administrators',
      { name },
      {
        headers: { authorization: basic('admin', adminPassword) },
      },
    );
    const promoted = bearing(server, answer.body.access_token);
    expect((await promoted.post('/rest/api/2/group', { name: 'never-made' })).status).toBe(403);
  });

  it('people see what acts for them and end it; administrators do for others', async () => {
    const { server } = context;
    const client = await buildClient(server, { name: 'Calendar' });
    const [name, other] = [await person(), await person()];
    const { access } = await tokensFor(server, client, name);
    const second = await tokensFor(server, client, other);
    await bearing(server, access).get('/rest/api/2/myself');
    const { body } = await server.as(name).get('/rest/tessera/1/oauth2/grant');
    expect(body.grants).toHaveLength(1);
    expect(body.grants[0]).toMatchObject({
      client: { id: client.id, name: 'Calendar' },
      username: name,
      scope: 'WRITE',
      kind: 'code',
    });
    expect((await server.as(other).delete(`/rest/tessera/1/oauth2/grant/${body.grants[0].id}`)).status).toBe(
      404,
    );
    const page = await browserOf(server, name);
    const shown = await page.get('/secure/ViewGrantedAccess.jspa');
    expect(shown.text).toContain('Calendar');
    const ended = await page.post('/secure/RevokeGrantedAccess.jspa', {
      id: body.grants[0].id,
      atl_token: page.token(),
    });
    expect(ended.status).toBe(303);
    expect(await statusWith(server, access)).toBe(401);
    const admin = server.with({ authorization: basic('admin', adminPassword) });
    const listed = await admin.get(`/rest/tessera/1/oauth2/user/${other}/grant`);
    expect(listed.body.grants).toHaveLength(1);
    const path = `/rest/tessera/1/oauth2/user/${other}/grant/${listed.body.grants[0].id}`;
    expect((await server.as(other).delete(path)).status).toBe(403);
    expect((await admin.delete(path)).status).toBe(204);
    expect(await statusWith(server, second.access)).toBe(401);
    const third = await tokensFor(server, client, other);
    expect((await admin.delete(`/rest/tessera/1/oauth2/client/${client.id}/grant`)).body).toEqual({
      ended: 1,
    });
    expect(await statusWith(server, third.access)).toBe(401);
  });

  it('a code that was not fetched yet ends with what was granted before', async () => {
    const { server } = context;
    const client = await buildClient(server);
    const name = await person();
    await tokensFor(server, client, name);
    const code = await codeFor(server, client, name);
    const { body } = await server.as(name).get('/rest/tessera/1/oauth2/grant');
    await server.as(name).delete(`/rest/tessera/1/oauth2/grant/${body.grants[0].id}`);
    expect((await exchange(server, client, code)).body.error).toBe('invalid_grant');
  });

  it('a token outlives neither its user’s activity nor its client, nor reaches farther than the client may', async () => {
    const { server } = context;
    const admin = server.with({ authorization: basic('admin', adminPassword) });
    const client = await buildClient(server);
    const name = await person();
    const { access, refresh } = await tokensFor(server, client, name);
    await admin.put(`/rest/tessera/1/oauth2/client/${client.id}`, { scope: 'READ' });
    expect((await bearing(server, access).post('/rest/api/2/issue', { fields: {} })).status).toBe(403);
    await admin.put(`/rest/api/2/user?username=${name}`, { active: false });
    expect(await statusWith(server, access)).toBe(401);
    expect((await refreshWith(server, client, refresh)).body.error).toBe('invalid_grant');
    const another = await tokensFor(server, client, await person(), { scope: 'READ' });
    expect(await statusWith(server, another.access)).toBe(200);
    expect((await admin.delete(`/rest/tessera/1/oauth2/client/${client.id}`)).status).toBe(204);
    expect(await statusWith(server, another.access)).toBe(401);
  });

  it('leaves records that name the client, and no secret anywhere', async () => {
    const { server } = context;
    const client = await buildClient(server, { name: 'Recorded' });
    const code = await codeFor(server, client, await person());
    const { body } = await exchange(server, client, code);
    const records = await server
      .with({ authorization: basic('admin', adminPassword) })
      .get('/rest/tessera/1.0/audit');
    expect(records.text).toContain('oauth2-granted');
    expect(records.text).toContain('Recorded');
    const { db } = server.app.database;
    const everything = JSON.stringify([
      await db.selectFrom('oauth2_client').selectAll().execute(),
      await db.selectFrom('oauth2_token').selectAll().execute(),
      await db.selectFrom('oauth2_code').selectAll().execute(),
      records.body,
    ]);
    for (const secret of [client.secret, code, body.access_token, body.refresh_token, verifier])
      expect(everything).not.toContain(secret);
  });
});
