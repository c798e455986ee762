import { beforeAll, describe, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { adminPassword, basic, type Client, describeOnEngines, userPassword } from '../support/server.ts';

const path = '/rest/api/2/search';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const validDates =
  "Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.";

/**
 * The story: Monday at ten the issues are made. On each following day at ten something happens; it is Sunday at noon
 * when the tests ask.
 */
describeOnEngines('Searching the past', (context) => {
  let admin: Client;
  let fred: Client;
  let sam: Client;
  const names = new Map<string, string>();
  let monday = 0;

  beforeAll(async () => {
    const { server } = context;
    const as = (name: string, password = userPassword) =>
      server.with({ authorization: basic(name, password) });
    admin = as('admin', adminPassword);
    await server.app.ctx().db.updateTable('app_user').set({ time_zone: 'UTC' }).execute();
    for (const name of ['fred', 'sam', 'tom']) await server.buildUser({ name });
    await admin.post('/rest/api/2/group', { name: 'devs' });
    await admin.post('/rest/api/2/group/user?groupname=devs', { name: 'fred' });
    await server.app.ctx().db.updateTable('app_user').set({ time_zone: 'UTC' }).execute();
    server.pass(untilMondayAtTen(server.now()));
    monday = server.now();
    [fred, sam] = [as('fred'), as('sam')];
    server.forget('admin');
    await server.buildProject({ key: 'TEST' });
    for (const name of ['1.0', '2.0', 'Zürich'])
      await admin.post('/rest/api/2/version', { name, project: 'TEST' });
    await buildProjectGranting(server, 'MINE', {
      BROWSE_PROJECTS: ['user:admin'],
      CREATE_ISSUES: ['user:admin'],
      EDIT_ISSUES: ['user:admin'],
      RESOLVE_ISSUES: ['user:admin'],
      ASSIGN_ISSUES: ['user:admin'],
      ASSIGNABLE_USER: ['anyone'],
    });
    await admin.post('/rest/api/2/version', { name: 'Secret', project: 'MINE' });
    await build('still', { assignee: { name: 'fred' }, priority: { name: 'High' } });
    await build('moved', { assignee: { name: 'fred' }, fixVersions: [{ name: '1.0' }] });
    await build('nobodys', { priority: { name: 'High' } });
    await build('hidden', { fixVersions: [{ name: 'Secret' }] }, 'MINE');
    await nextDay(); // Tuesday
    await edit(fred, 'moved', { fixVersions: [{ name: '2.0' }] });
    await edit(admin, 'hidden', { fixVersions: [] });
    await nextDay(); // Wednesday
    await move(fred, 'moved', '4');
    await edit(fred, 'nobodys', { assignee: { name: 'sam' } });
    await nextDay(); // Thursday
    await edit(sam, 'nobodys', { assignee: { name: null } });
    await edit(sam, 'moved', { priority: { name: 'Low' }, assignee: { name: 'sam' } });
    await nextDay(); // Friday
    await move(sam, 'moved', '5', { fields: { resolution: { name: 'Done' } } });
    server.pass(2 * DAY + 2 * HOUR);
  });

  const nextDay = async () => {
    context.server.pass(DAY);
    context.server.forget('admin');
  };
  const keyOf = (name: string) => [...names].find(([, one]) => one === name)?.[0];
  async function build(name: string, fields: Record<string, unknown>, project = 'TEST') {
    names.set((await context.server.buildIssue({ project, summary: name, ...fields })).key, name);
  }
  async function edit(client: Client, name: string, fields: Record<string, unknown>) {
    const { status, text } = await client.put(`/rest/api/2/issue/${keyOf(name)}`, { fields });
    expect(status, text).toBe(204);
  }
  async function move(client: Client, name: string, id: string, more: Record<string, unknown> = {}) {
    const answer = await client.post(`/rest/api/2/issue/${keyOf(name)}/transitions`, {
      transition: { id },
      ...more,
    });
    expect(answer.status, answer.text).toBe(204);
  }

  /** Names of the issues found; those of other tests are left out. */
  const find = async (jql: string, client = admin) => {
    const { status, body, text } = await client.post(path, { jql, maxResults: 1000 });
    expect(status, text).toBe(200);
    const found: string[] = body.issues.map(({ key }: { key: string }) => names.get(key));
    expect(body.total).toBe(found.length);
    return found.sort();
  };
  const all = ['hidden', 'moved', 'nobodys', 'still'];
  const day = (days: number, time = '') =>
    new Date(monday + days * DAY).toISOString().slice(0, 10).replaceAll('-', '/') + (time && ` ${time}`);
  const days = { MON: 0, TUE: 1, WED: 2, THU: 3, FRI: 4, SAT: 5, SUN: 6, NEXT: 7 };
  /** `MON`, `"TUE 09:00"`: days of the story. */
  const dated = (jql: string) =>
    jql.replace(
      /"?(MON|TUE|WED|THU|FRI|SAT|SUN|NEXT)( \d\d:\d\d)?"?/g,
      (_, name: keyof typeof days, time = '') => JSON.stringify(day(days[name], time.trim())),
    );

  describe('WAS', () => {
    it.each([
      ['status was Open', all],
      ['status was "In Progress"', ['moved']],
      ['status was 3', ['moved']],
      ['status was Resolved', ['moved']],
      ['status was not Resolved', ['hidden', 'nobodys', 'still']],
      ['not status was Resolved', ['hidden', 'nobodys', 'still']],
      ['not status was not Resolved', ['moved']],
      ['status was in ("In Progress", Resolved)', ['moved']],
      ['status was not in ("In Progress", Resolved)', ['hidden', 'nobodys', 'still']],
      ['assignee was fred', ['moved', 'still']],
      ['assignee was "Fred@Example.com"', ['moved', 'still']],
      ['assignee was sam', ['moved', 'nobodys']],
      // Unlike `!=`, it does not ask for a value: they never were Fred's.
      ['assignee was not fred', ['hidden', 'nobodys']],
      ['assignee was empty', ['hidden', 'nobodys']],
      ['assignee was not empty', ['moved', 'still']],
      ['assignee was in (sam, membersOf(devs))', ['moved', 'nobodys', 'still']],
      ['assignee was not in membersOf("devs")', ['hidden', 'nobodys']],
      ['reporter was admin', all],
      ['creator was admin', all],
      ['creator was not in (admin)', []],
      ['creator was fred', []],
      ['priority was High', ['nobodys', 'still']],
      ['priority was Low', ['moved']],
      ['resolution was Unresolved', all],
      ['resolution was Done', ['moved']],
      ['resolution was not empty', []],
      ['fixVersion was 1.0', ['moved']],
      ['fixVersion was in (latestReleasedVersion(TEST), 2.0)', ['moved']],
      ['fixVersion was in unreleasedVersions(TEST)', ['moved']],
      ['fixVersion was empty', ['hidden', 'nobodys', 'still']],
    ])('%s', async (jql, expected) => {
      expect(await find(jql)).toEqual(expected);
    });
  });

  describe('WAS, in a time or by somebody', () => {
    it.each([
      ['status was Open before TUE', all],
      ['status was "In Progress" before WED', []],
      ['status was "In Progress" before THU', ['moved']],
      ['status was Open after "WED 10:30"', ['hidden', 'nobodys', 'still']],
      ['status was Open on WED', all],
      ['status was Open on THU', ['hidden', 'nobodys', 'still']],
      ['status was not Open on THU', ['moved']],
      // Whoever makes an issue sets what it is made with.
      ['status was Open by admin', all],
      ['status was Open by fred', []],
      ['status was "In Progress" by fred', ['moved']],
      ['status was "In Progress" by (sam, fred) during (THU, FRI)', ['moved']],
      ['status was "In Progress" by membersOf(devs)', ['moved']],
      ['status was "In Progress" by sam', []],
      ['status was "In Progress" during (SAT, SUN)', []],
      ['status was "In Progress" during ("FRI 09:00", SUN)', ['moved']],
      ['assignee was fred on THU', ['moved', 'still']],
      ['assignee was fred on FRI', ['still']],
      ['assignee was empty on WED', ['hidden', 'nobodys']],
      ['assignee was empty during ("WED 12:00", "WED 13:00")', ['hidden']],
      ['fixVersion was 1.0 after "TUE 12:00"', []],
      ['fixVersion was 1.0 on TUE', ['moved']],
      ['fixVersion was Secret on TUE', ['hidden']],
      ['creator was admin before MON', []],
      ['creator was admin before TUE by admin', all],
      ['creator was admin by fred', []],
      ['status was Open before MON', []],
      ['status was Open after NEXT', []],
      ['status was Open after -1d', ['hidden', 'nobodys', 'still']],
      ['status was Open after FRI before THU', []],
      ['status was not Open after FRI before THU', all],
    ])('%s', async (jql, expected) => {
      expect(await find(dated(jql))).toEqual(expected);
    });
  });

  describe('CHANGED', () => {
    it.each([
      ['status changed', ['moved']],
      ['not status changed', ['hidden', 'nobodys', 'still']],
      ['status changed from Open', ['moved']],
      ['status changed from Open to "In Progress"', ['moved']],
      // Each was a change, no single one was both.
      ['status changed from Open to Resolved', []],
      ['status changed to Resolved by fred', []],
      ['status changed to Resolved by sam after FRI', ['moved']],
      ['status changed to (Resolved, Closed) on FRI', ['moved']],
      ['status changed to Resolved before FRI', []],
      ['status changed by fred on WED', ['moved']],
      ['status changed by fred by sam', []],
      ['assignee changed', ['moved', 'nobodys']],
      ['assignee changed from empty to sam', ['nobodys']],
      ['assignee changed to empty', ['nobodys']],
      ['assignee changed from membersOf(devs)', ['moved']],
      ['assignee changed from currentUser()', []],
      ['priority changed to Low', ['moved']],
      ['resolution changed from empty to Done', ['moved']],
      ['fixVersion changed', ['hidden', 'moved']],
      ['fixVersion changed from 1.0 to 2.0', ['moved']],
      ['fixVersion changed to empty', ['hidden']],
      ['fixVersion changed from empty', []],
      ['fixVersion changed by admin', ['hidden']],
      ['reporter changed', []],
      ['status changed after -1d', []],
      // Friday at ten is more than 48 hours ago, and not before Friday.
      ['status changed after -2d', ['moved']],
      ['status changed after -48h', []],
      ['status changed after "-51h"', ['moved']],
      ['status changed during (startOfDay(-2), endOfDay(-2))', ['moved']],
      ['status changed on startOfDay(-4) by fred', ['moved']],
      ['status changed before now()', ['moved']],
    ])('%s', async (jql, expected) => {
      expect(await find(dated(jql))).toEqual(expected);
    });

    it('by the reader', async () => {
      expect(await find('status changed by currentUser()', fred)).toEqual(['moved']);
      expect(await find('status changed by currentUser()')).toEqual([]);
      expect(await find('status changed by currentUser()', context.server.anonymous)).toEqual([]);
    });

    it('on the days of the reader', async () => {
      const { db } = context.server.app.ctx();
      // Friday at ten in Greenwich is Thursday at eleven in the evening there.
      await db
        .updateTable('app_user')
        .set({ time_zone: 'Pacific/Pago_Pago' })
        .where('name', '=', 'tom')
        .execute();
      const tom = context.server.as('tom');
      expect(await find(dated('status changed to Resolved on THU'), tom)).toEqual(['moved']);
      expect(await find(dated('status changed to Resolved on FRI'), tom)).toEqual([]);
    });
  });

  describe('what has gone from the present', () => {
    it('a version is found by the name that it had, and by the one that it has', async () => {
      const versions = (await admin.get('/rest/api/2/project/TEST/versions')).body;
      const id = (name: string) => versions.find((one: { name: string }) => one.name === name).id;
      await edit(admin, 'still', { fixVersions: [{ name: 'Zürich' }] });
      await admin.put(`/rest/api/2/version/${id('Zürich')}`, { name: 'Geneva' });
      expect(await find('fixVersion was "ZÜRICH"')).toEqual(['still']);
      expect(await find('fixVersion was Geneva')).toEqual(['still']);
      expect(await find('fixVersion changed to Zürich')).toEqual(['still']);
      expect((await admin.delete(`/rest/api/2/version/${id('Zürich')}`)).status).toBe(204);
      expect(await find('fixVersion was Geneva')).toEqual(['still']);
      expect(await find(`fixVersion was ${id('Zürich')}`)).toEqual(['still']);
      expect(await find('fixVersion changed from Geneva to empty')).toEqual(['still']);
      expect((await admin.post(path, { jql: 'fixVersion = Geneva' })).status).toBe(400);
    });

    it('a status by a name that only histories have', async () => {
      const { db } = context.server.app.ctx();
      await db
        .updateTable('status')
        .set({ name: 'Under way', name_lower: 'under way' })
        .where('id', '=', 3)
        .execute();
      expect(await find('status was "in progress"')).toEqual(['moved']);
      expect(await find('status was "Under way"')).toEqual(['moved']);
      expect(await find('status changed from "In Progress"')).toEqual(['moved']);
      await db
        .updateTable('status')
        .set({ name: 'In Progress', name_lower: 'in progress' })
        .where('id', '=', 3)
        .execute();
    });
  });

  describe('what the reader may not see', () => {
    const refusal = async (jql: string, client: Client) => {
      const { status, body } = await client.post(path, { jql });
      expect(status).toBe(400);
      return body.errorMessages;
    };

    it('is not found by its past', async () => {
      expect(await find('status was Open', fred)).toEqual(['moved', 'nobodys', 'still']);
      expect(await find('fixVersion changed', fred)).not.toContain('hidden');
    });

    it('a version is as unknown as one that never was, though histories speak of it', async () => {
      const { body } = await admin.get('/rest/api/2/project/MINE/versions');
      const ask = (name: string) => [`fixVersion was ${name}`, `fixVersion changed from ${name}`];
      for (const jql of ask('Secret')) {
        expect(await refusal(jql, fred)).toEqual([
          "The value 'Secret' does not exist for the field 'fixVersion'.",
        ]);
      }
      const id = body[0].id;
      for (const jql of ask(id)) {
        expect(await refusal(jql, fred)).toEqual([
          `A value with ID '${id}' does not exist for the field 'fixVersion'.`,
        ]);
      }
      expect((await admin.delete(`/rest/api/2/version/${id}`)).status).toBe(204);
      expect(await find('fixVersion was Secret')).toEqual(['hidden']);
      for (const jql of ask('Secret')) {
        expect(await refusal(jql, fred)).toEqual([
          "The value 'Secret' does not exist for the field 'fixVersion'.",
        ]);
      }
    });

    it('people are one answer to whoever may not browse them, whether they are there or not', async () => {
      const { anonymous } = context.server;
      for (const jql of [
        'assignee was fred',
        'assignee was nobody',
        'status changed by nobody',
        'status changed by fred',
      ])
        expect((await anonymous.post(path, { jql })).body, jql).toMatchObject({ total: 0 });
      const [devs] = await refusal('assignee was in membersOf(devs)', anonymous);
      const [none] = await refusal('assignee was in membersOf(none)', anonymous);
      expect(devs).toBe(none.replace('none', 'devs'));
    });
  });

  describe('what is refused', () => {
    it.each([
      [
        'assignee was currentUser()',
        "A value provided by the function 'currentUser' is invalid for the field 'assignee'.",
      ],
      [
        'reporter was in (fred, currentuser())',
        "A value provided by the function 'currentUser' is invalid for the field 'reporter'.",
      ],
      ['status was now()', "A value provided by the function 'now' is invalid for the field 'status'."],
      ['status was Nonsense', "The value 'Nonsense' does not exist for the field 'status'."],
      ['status was 4711', "A value with ID '4711' does not exist for the field 'status'."],
      ['status changed to Nonsense', "The value 'Nonsense' does not exist for the field 'status'."],
      ['status changed by nobody', "The value 'nobody' does not exist for the field 'status'."],
      ['status changed by empty', "The field 'status' does not support searching for EMPTY values."],
      [
        'status changed by membersOf(none)',
        "Function 'membersOf' can not generate a list of usernames for group 'none'; the group does not exist.",
      ],
      ['summary was x', "The operator 'was' is not supported by the 'summary' field."],
      ['affectedVersion was 1.0', "The operator 'was' is not supported by the 'affectedVersion' field."],
      ['creator changed', "The operator 'changed' is not supported by the 'creator' field."],
      ['labels was not in (a)', "The operator 'was not in' is not supported by the 'labels' field."],
      ['status changed after soon', `Date value 'soon' for predicate 'after' is invalid. ${validDates}`],
      [
        'status was Open on 2024-02-30',
        `Date value '2024-02-30' for predicate 'on' is invalid. ${validDates}`,
      ],
      ['status changed before empty', `Date value 'EMPTY' for predicate 'before' is invalid. ${validDates}`],
      [
        'status changed after currentUser()',
        "A value provided by the function 'currentUser' is invalid for the predicate 'after'.",
      ],
      ['status changed after bogus()', "Unable to find JQL function 'bogus()'."],
      ['status changed after now(1)', "Function 'now' expected '0' arguments but received '1'."],
      [
        'status changed during -1d',
        "The predicate 'during' expects a list of two dates, such as ('2024/01/01', '2024/01/31').",
      ],
      [
        'status changed during (-3d, -2d, -1d)',
        "The predicate 'during' expects a list of two dates, such as ('2024/01/01', '2024/01/31').",
      ],
      ['status changed on (-3d, -2d)', "The predicate 'on' expects one date."],
    ])('%s', async (jql, message) => {
      const { status, body } = await admin.post(path, { jql });
      expect({ status, ...body }).toEqual({ status: 400, errorMessages: [message], errors: {} });
    });

    it('or finds nothing and warns, where the query is not to be validated', async () => {
      const { body } = await admin.post(path, { jql: 'status changed by nobody', validateQuery: false });
      expect(body).toMatchObject({
        total: 0,
        warningMessages: ["The value 'nobody' does not exist for the field 'status'."],
      });
    });
  });
});

function untilMondayAtTen(now: number): number {
  const today = Math.floor(now / DAY);
  const monday = today + ((((1 - new Date(now).getUTCDay()) % 7) + 7) % 7) + 7;
  return monday * DAY + 10 * HOUR - now;
}
