import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresAvailable } from '../support/postgres.ts';
import {
  logIn,
  makePlace,
  type Place,
  type Served,
  serve,
  shownPassword,
  statusOf,
  tessera,
} from './tessera.ts';

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  describe.skipIf(engine === 'PostgreSQL' && !postgresAvailable())(
    `commands beside a running server on ${engine}`,
    () => {
      let place: Place;
      let server: Served;
      const run = (words: string, stdin = '') => tessera([...words.split(' '), ...place.options], { stdin });
      const logInAs = (name: string, password: string) => logIn(server.url, name, password);
      beforeAll(async () => {
        place = await makePlace(engine);
        server = await serve(place.options, { env: { TESSERA_ADMIN_PASSWORD: 'admin-password-1' } });
      });
      afterAll(async () => {
        await server?.stop();
        await place?.remove();
      });

      it('user add makes a user who can log in with the password that is shown', async () => {
        const { code, out } = await run('user add fred --email fred@example.com --group jira-administrators');
        expect(code).toBe(0);
        expect(out).toMatch(/^It ends on \d{4}-\d\d-\d\d, unless it is changed before\.$/m);
        const { status, cookie } = await logInAs('fred', shownPassword(out));
        expect(status).toBe(200);
        const answer = await fetch(`${server.url}/rest/api/2/myself?expand=groups`, { headers: { cookie } });
        const body = (await answer.json()) as { emailAddress: string; groups: { items: { name: string }[] } };
        expect(body.emailAddress).toBe('fred@example.com');
        expect(body.groups.items.map(({ name }) => name)).toEqual([
          'jira-administrators',
          'jira-software-users',
        ]);
      });

      it('user add takes a password from standard input, and does not repeat it', async () => {
        const { code, out, err } = await run('user add barney --password-stdin', 'rubble and stone\n');
        expect(code).toBe(0);
        expect(out + err).not.toContain('rubble');
        expect((await logInAs('barney', 'rubble and stone')).status).toBe(200);
      });

      it.each([
        ['user add fred', '', 'already exists'],
        ['user add wilma --password-stdin', 'short', 'at least 8 characters'],
        ['user add wilma --password-stdin', '', 'Standard input was empty'],
        ['user add wilma --password-stdin', 'two\nlines', 'one line'],
        ['user add wilma --group nobody-knows-it', '', 'nobody-knows-it'],
        ['user add <b>', '', 'must not contain'],
        ['user password nobody', '', 'nobody'],
        ['user unlock nobody', '', 'nobody'],
        ['session revoke 424242', '', 'no living session'],
        ['session revoke --user nobody', '', 'nobody'],
        ['session list --user nobody', '', 'nobody'],
        ['token list --user nobody', '', 'nobody'],
        ['token add nobody x', '', 'nobody'],
        ['token add admin x --days 0', '', 'from 1 to'],
        ['token revoke 99999', '', '99999'],
      ])('%s with %j on standard input cannot be done: %s', async (words, stdin, reason) => {
        const { code, err } = await run(words, stdin);
        expect(code).toBe(1);
        expect(err).toContain(reason);
      });

      it('leaves no user behind where a group is missing', async () => {
        await run('user add wilma --group nobody-knows-it');
        expect((await run('user list')).out).not.toContain('wilma');
      });

      it('user list shows everybody with their groups', async () => {
        const { code, out } = await run('user list');
        expect(code).toBe(0);
        expect(out).toMatch(/^NAME\s+DISPLAY NAME\s+E-MAIL\s+STATE\s+GROUPS$/m);
        expect(out).toMatch(/^admin\s.*active\s+jira-administrators, jira-software-users$/m);
        expect(out).toMatch(
          /^fred\s.*fred@example\.com\s+active\s+jira-administrators, jira-software-users$/m,
        );
      });

      it('user password ends every session and the old password, at once', async () => {
        const old = await logInAs('barney', 'rubble and stone');
        const authorization = `Basic ${Buffer.from('barney:rubble and stone').toString('base64')}`;
        const basic = async () =>
          (await fetch(`${server.url}/rest/api/2/myself`, { headers: { authorization } })).status;
        expect(await basic()).toBe(200);
        const { code, out } = await run('user password barney');
        expect(code).toBe(0);
        expect(await statusOf(server.url, old.cookie)).toBe(401);
        expect(await basic()).toBe(401);
        expect((await logInAs('barney', 'rubble and stone')).status).toBe(401);
        expect((await logInAs('barney', shownPassword(out))).status).toBe(200);
      });

      it('user unlock lets somebody in again whom failed logins had locked out', async () => {
        await run('user add betty --password-stdin', 'betty knows a word');
        for (let i = 0; i < 3; i++) expect((await logInAs('betty', 'wrong')).status).toBe(401);
        expect((await logInAs('betty', 'betty knows a word')).status).toBe(403);
        const { code, out } = await run('user unlock betty');
        expect(code).toBe(0);
        expect(out).toMatch(/there were \d+ in a row/);
        expect((await logInAs('betty', 'betty knows a word')).status).toBe(200);
      });

      it('token add makes a token that works, token list shows it, token revoke ends it', async () => {
        await run('user add robot');
        const { code, out } = await run('token add robot nightly --days 90');
        expect(code).toBe(0);
        const raw = /shown only now: (\S{44})$/m.exec(out)?.[1] ?? '';
        const call = async () =>
          (await fetch(`${server.url}/rest/api/2/myself`, { headers: { authorization: `Bearer ${raw}` } }))
            .status;
        expect(await call()).toBe(200);
        const listed = (await run('token list --user robot')).out;
        expect(listed).toContain('nightly');
        expect(listed).not.toContain(raw);
        const id = /^(\d+) /m.exec(listed)?.[1] ?? '';
        expect((await run(`token revoke ${id}`)).code).toBe(0);
        expect(await call()).toBe(401);
        expect((await run('token list --user robot')).out).toContain('There are no tokens.');
        expect((await run('token revoke --user robot')).out).toContain('0 tokens are revoked.');
      });

      it('session list shows who is logged in, and session revoke ends one of them', async () => {
        const first = await logInAs('betty', 'betty knows a word');
        const { out } = await run('session list --user betty');
        const ids = [...out.matchAll(/^(\d+)\s+betty\s/gm)].map((match) => match[1]);
        expect(ids.length).toBeGreaterThanOrEqual(2);
        expect(out).toContain('node');
        // The last used comes first.
        expect((await run(`session revoke ${ids[0]}`)).code).toBe(0);
        expect(await statusOf(server.url, first.cookie)).toBe(401);
        expect((await run('session list --user betty')).out).not.toMatch(new RegExp(`^${ids[0]}\\s`, 'm'));
      });

      it('session revoke --user ends all of one user and leaves others alone', async () => {
        const betty = await logInAs('betty', 'betty knows a word');
        const admin = await logInAs('admin', 'admin-password-1');
        const { code, out } = await run('session revoke --user betty');
        expect(code).toBe(0);
        expect(out).toMatch(/\d+ sessions? (is|are) over/);
        expect(await statusOf(server.url, betty.cookie)).toBe(401);
        expect(await statusOf(server.url, admin.cookie)).toBe(200);
      });

      it('session revoke --all ends everybody', async () => {
        const admin = await logInAs('admin', 'admin-password-1');
        expect((await run('session revoke --all')).code).toBe(0);
        expect(await statusOf(server.url, admin.cookie)).toBe(401);
        expect((await run('session list')).out).toContain('Nobody is logged in');
      });

      it('doctor finds nothing wrong, and sees that Tessera is running', async () => {
        const { port } = new URL(server.url);
        const { code, out } = await run(`doctor --port ${port}`);
        expect(out).toContain(`✓ Tessera is running on port ${port}`);
        expect(out).toContain('✓ There is an administrator who can log in');
        expect(out).not.toContain('✗');
        expect(code).toBe(0);
      });

      it('leaves an audit record of what was done from the command line', async () => {
        const { cookie } = await logInAs('admin', 'admin-password-1');
        const answer = await fetch(`${server.url}/rest/tessera/1.0/audit`, { headers: { cookie } });
        expect(answer.status).toBe(200);
        const text = await answer.text();
        for (const action of ['user-created', 'password-set', 'unlock', 'session-revoked']) {
          expect(text).toContain(action);
        }
      });
    },
  );
}
