import { beforeAll, describe, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { type Answer, type Client, describeOnEngines } from '../support/server.ts';
import { traceStatements } from '../support/statements.ts';

const path = '/rest/api/2/issue';
const HOUR = 3600;
const DAY = 8 * HOUR;
const trace = traceStatements();

describeOnEngines('time tracking', (context) => {
  let admin: Client;
  let fred: Client;
  let wilma: Client;

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    for (const name of ['fred', 'wilma']) await server.buildUser({ name });
    fred = server.as('fred');
    wilma = server.as('wilma');
    await server.buildProject({ key: 'TEST' });
    await admin.post('/rest/api/2/group', { name: 'insiders' });
    await admin.post('/rest/api/2/group/user?groupname=insiders', { name: 'fred' });
  });

  const fresh = async (fields = {}, project = 'TEST'): Promise<string> =>
    (await context.server.buildIssue({ project, ...fields })).key;
  const log = async (key: string, body: object, client = admin, query = ''): Promise<Answer['body']> => {
    const answer = await client.post(`${path}/${key}/worklog${query}`, body);
    expect(answer.status, answer.text).toBe(201);
    return answer.body;
  };
  const fieldsOf = async (key: string, client = admin) => (await client.get(`${path}/${key}`)).body.fields;
  const edit = (key: string, body: object) => admin.put(`${path}/${key}`, body);
  const estimates = (timetracking: unknown) => ({ fields: { timetracking } });

  describe('the field timetracking', () => {
    it('is empty where nothing was estimated and nothing done', async () => {
      expect(await fieldsOf(await fresh())).toMatchObject({
        timetracking: {},
        timespent: null,
        timeestimate: null,
        timeoriginalestimate: null,
        aggregatetimespent: null,
        progress: { progress: 0, total: 0 },
        workratio: -1,
      });
    });

    it('says each figure in words and in seconds, and what they come to', async () => {
      const key = await fresh({ timetracking: { originalEstimate: '1d 2h', remainingEstimate: '1d' } });
      await log(key, { timeSpent: '3h' });
      const { fields, renderedFields } = (await admin.get(`${path}/${key}?expand=renderedFields`)).body;
      expect(fields).toMatchObject({
        timetracking: {
          originalEstimate: '1d 2h',
          remainingEstimate: '5h',
          timeSpent: '3h',
          originalEstimateSeconds: 10 * HOUR,
          remainingEstimateSeconds: 5 * HOUR,
          timeSpentSeconds: 3 * HOUR,
        },
        timespent: 3 * HOUR,
        timeestimate: 5 * HOUR,
        timeoriginalestimate: 10 * HOUR,
        aggregatetimespent: 3 * HOUR,
        aggregatetimeestimate: 5 * HOUR,
        aggregatetimeoriginalestimate: 10 * HOUR,
        progress: { progress: 3 * HOUR, total: DAY, percent: 37 },
        aggregateprogress: { progress: 3 * HOUR, total: DAY, percent: 37 },
        workratio: 30,
      });
      expect(renderedFields).toMatchObject({
        timetracking: { originalEstimate: '1 day, 2 hours', timeSpent: '3 hours' },
        timespent: '3 hours',
        timeestimate: '5 hours',
        aggregatetimeoriginalestimate: '1 day, 2 hours',
      });
    });

    it.each([
      ['one estimate for both', { originalEstimate: '2h' }, [2, 2]],
      ['the other for both', { remainingEstimate: '2h' }, [2, 2]],
      ['bare minutes', { originalEstimate: '120', remainingEstimate: 60 }, [2, 1]],
      ['seconds', { originalEstimateSeconds: 7200, remainingEstimateSeconds: 3600 }, [2, 1]],
      ['the text before the seconds', { originalEstimate: '2h', originalEstimateSeconds: 1 }, [2, 2]],
      ['a bean with nothing in it', { originalEstimate: null, remainingEstimate: null }, [null, null]],
      ['nothing left', { originalEstimate: '2h', remainingEstimate: '0m' }, [2, 0]],
      ['one and no other', { originalEstimate: '2h', remainingEstimate: '' }, [2, null]],
    ])('is set by %s', async (_what, timetracking, [original, remaining]) => {
      const fields = await fieldsOf(await fresh({ timetracking }));
      const hours = (seconds: number | null) => (seconds === null ? null : seconds / HOUR);
      expect([hours(fields.timeoriginalestimate), hours(fields.timeestimate)]).toEqual([original, remaining]);
    });

    it('is changed one figure at a time, and emptied by an empty text', async () => {
      const key = await fresh({ timetracking: { originalEstimate: '1d', remainingEstimate: '4h' } });
      const edited = async (body: object) => {
        expect((await edit(key, body)).status).toBe(204);
        const { timeoriginalestimate: original, timeestimate: remaining } = await fieldsOf(key);
        return [original, remaining];
      };
      const step = (operation: string, value: unknown) => ({
        update: { timetracking: [{ [operation]: value }] },
      });
      expect(await edited(step('edit', { originalEstimate: '2d' }))).toEqual([2 * DAY, 4 * HOUR]);
      expect(await edited(step('set', { remainingEstimate: '1w' }))).toEqual([2 * DAY, 5 * DAY]);
      expect(await edited(estimates({ remainingEstimate: '' }))).toEqual([2 * DAY, null]);
      expect(await edited(estimates({ originalEstimate: '', remainingEstimate: '' }))).toEqual([null, null]);
      const { histories } = (await admin.get(`${path}/${key}?expand=changelog`)).body.changelog;
      expect(
        histories.map(({ items }: Answer['body']) => items.map((one: Answer['body']) => one.field)),
      ).toEqual([['timeoriginalestimate'], ['timeestimate'], ['timeestimate'], ['timeoriginalestimate']]);
      expect(histories[3].items[0]).toMatchObject({ from: '57600', to: null });
    });

    it.each([
      ['text that is no time', { originalEstimate: 'soon' }, 'Original Estimate'],
      ['less than nothing', { remainingEstimate: '-1h' }, 'Remaining Estimate'],
      ['more than a life', { originalEstimate: '9999999999w' }, 'Original Estimate'],
      ['seconds in parts', { remainingEstimateSeconds: 0.5 }, 'Remaining Estimate'],
      ['seconds below nothing', { originalEstimateSeconds: -1 }, 'Original Estimate'],
      ['a list', [], 'expected Object'],
      ['a text', '1h', 'expected Object'],
      ['nothing', null, 'expected Object'],
      ['lists within', { originalEstimate: ['1h'] }, 'Original Estimate'],
    ])('refuses %s by name and changes nothing', async (_what, timetracking, sentence) => {
      const key = await fresh({ timetracking: { originalEstimate: '1d' } });
      const answer = await edit(key, { fields: { summary: 'Changed', timetracking } });
      expect(answer.status).toBe(400);
      expect(answer.body).toEqual({
        errorMessages: [],
        errors: { timetracking: expect.stringContaining(sentence) },
      });
      expect(await fieldsOf(key)).toMatchObject({ summary: 'An issue', timeoriginalestimate: DAY });
    });

    it('cannot set the time that was spent: work is logged', async () => {
      const key = await fresh();
      for (const field of ['timespent', 'timeestimate', 'workratio', 'aggregatetimespent', 'progress']) {
        const answer = await edit(key, { fields: { [field]: 3600 } });
        expect([answer.status, Object.keys(answer.body.errors)]).toEqual([400, [field]]);
      }
      expect((await edit(key, estimates({ timeSpent: '1h', timeSpentSeconds: 3600 }))).status).toBe(204);
      expect((await fieldsOf(key)).timespent).toBeNull();
    });

    it('counts days and weeks as the configuration says', async () => {
      const { workingHoursPerDay, workingDaysPerWeek } = (await admin.get('/rest/api/2/configuration')).body
        .timeTrackingConfiguration;
      const fields = await fieldsOf(
        await fresh({ timetracking: { originalEstimate: '1w', remainingEstimate: '1d' } }),
      );
      expect(fields.timeestimate).toBe(workingHoursPerDay * HOUR);
      expect(fields.timeoriginalestimate).toBe(workingDaysPerWeek * workingHoursPerDay * HOUR);
    });
  });

  it('sums up sub-tasks that the reader may see', async () => {
    const key = await fresh({ timetracking: { originalEstimate: '4h' } });
    const subtask = (fields: object) => fresh({ issuetype: 'Sub-task', parent: { key }, ...fields });
    await log(await subtask({ timetracking: { originalEstimate: '2h' } }), { timeSpent: '1h' });
    await log(await subtask({}), { timeSpent: '30m' });
    expect(await fieldsOf(key)).toMatchObject({
      timespent: null,
      timeestimate: 4 * HOUR,
      aggregatetimespent: 1.5 * HOUR,
      aggregatetimeestimate: 5 * HOUR,
      aggregatetimeoriginalestimate: 6 * HOUR,
      progress: { progress: 0, total: 4 * HOUR, percent: 0 },
      aggregateprogress: { progress: 1.5 * HOUR, total: 6.5 * HOUR, percent: 23 },
    });
  });

  it('is written into exports', async () => {
    const key = await fresh({ timetracking: { originalEstimate: '1d' } });
    await log(key, { timeSpent: '90m' });
    const of = `?jqlQuery=${encodeURIComponent(`key = ${key}`)}`;
    const xml = await admin.get(`/sr/jira.issueviews:searchrequest-xml/temp/SearchRequest.xml${of}`);
    expect(xml.text).toContain('<timeoriginalestimate seconds="28800">1 day</timeoriginalestimate>');
    expect(xml.text).toContain('<timeestimate seconds="23400">6 hours, 30 minutes</timeestimate>');
    expect(xml.text).toContain('<timespent seconds="5400">1 hour, 30 minutes</timespent>');
    await admin.put('/rest/api/2/user/columns', ['issuekey', 'timespent', 'timeestimate', 'workratio']);
    const csv = await admin.get(
      `/sr/jira.issueviews:searchrequest-csv-current-fields/temp/SearchRequest.csv${of}`,
    );
    expect(csv.text).toContain(`${key},5400,23400,18\r\n`);
    await admin.delete('/rest/api/2/user/columns');
  });

  describe('statements', () => {
    const count = async (work: () => Promise<Answer>): Promise<number> => {
      await work();
      await context.server.buildIssue({ project: 'TEST' });
      trace.start();
      const { status } = await work();
      const traced = trace.stop();
      expect(status).toBe(200);
      return traced.length;
    };

    it('are as many for a list of issues with work as for one, and for much work as for little', async () => {
      const busy: string[] = [];
      for (let at = 0; at < 4; at++) {
        const key = await fresh();
        for (let more = 0; more < 5; more++) await log(key, { timeSpent: '1h' });
        busy.push(key);
      }
      const lazy = await fresh();
      await log(lazy, { timeSpent: '1h' });
      const search = (keys: string[]) => () =>
        admin.post('/rest/api/2/search', { jql: `key in (${keys})`, fields: ['worklog', 'timetracking'] });
      const [one, many] = [await count(search([lazy])), await count(search(busy))];
      expect(one).toBeGreaterThan(0);
      expect(many).toBe(one);
      const list = (key: string) => () => admin.get(`${path}/${key}/worklog`);
      expect(await count(list(busy[0] as string))).toBe(await count(list(lazy)));
    });
  });

  describe('in JQL', () => {
    let keys: Record<string, string> = {};
    const day = (date: string) => ({ started: `${date}T12:00:00.000+0000` });

    beforeAll(async () => {
      await context.server.buildProject({ key: 'JQL' });
      await buildProjectGranting(context.server, 'SHUT', {
        BROWSE_PROJECTS: ['user:admin'],
        CREATE_ISSUES: ['user:admin'],
        WORK_ON_ISSUES: ['user:admin'],
      });
      const estimated = { timetracking: { originalEstimate: '4h' } };
      keys = {
        ditch: await fresh(estimated, 'JQL'),
        wall: await fresh({ timetracking: { originalEstimate: '1d', remainingEstimate: '2d' } }, 'JQL'),
        idle: await fresh({}, 'JQL'),
        shut: await fresh(estimated, 'SHUT'),
      };
      const { ditch, wall, shut } = keys as Record<'ditch' | 'wall' | 'shut', string>;
      await log(ditch, { timeSpent: '1h', comment: 'Dug a ditch', ...day('2026-01-05') }, fred);
      await log(ditch, { timeSpent: '1h', comment: 'Drank tea', ...day('2026-01-09') }, wilma);
      await log(wall, { timeSpent: '30m', comment: 'Laid bricks', ...day('2026-01-09') }, fred);
      const secret = { comment: 'Buried treasure', visibility: { type: 'group', value: 'insiders' } };
      await log(wall, { timeSpent: '30m', ...secret, ...day('2026-03-01') }, fred);
      await log(shut, { timeSpent: '1h', comment: 'Dug a tunnel', ...day('2026-01-05') });
    });

    const search = (jql: string, client = wilma) => client.post('/rest/api/2/search', { jql });
    const found = async (jql: string, client = wilma): Promise<string> => {
      const { status, body, text } = await search(jql, client);
      expect(status, `${jql}: ${text}`).toBe(200);
      const names = Object.fromEntries(Object.entries(keys).map(([name, key]) => [key, name]));
      return body.issues.map(({ key }: { key: string }) => names[key] ?? key).join(' ');
    };

    it.each([
      ['worklogAuthor = fred', 'wall ditch'],
      ['worklogAuthor = wilma', 'ditch'],
      ['worklogAuthor = currentUser()', 'ditch'],
      ['WORKLOGAUTHOR in (membersOf(insiders))', 'wall ditch'],
      ['worklogAuthor in (wilma, admin)', 'ditch'],
      ['worklogAuthor != wilma', 'wall'],
      ['not worklogAuthor = wilma', 'wall'],
      ['worklogAuthor not in (fred, wilma)', ''],
      ['worklogAuthor is empty', 'idle'],
      ['worklogAuthor is not empty', 'wall ditch'],
      ['worklogAuthor in (wilma, empty)', 'idle ditch'],
      ['worklogAuthor = admin', ''],
      ['worklogDate = 2026-01-09', 'wall ditch'],
      ['worklogDate < "2026/01/06"', 'ditch'],
      ['worklogDate >= 2026-01-06 and worklogDate <= 2026-01-08', ''],
      ['worklogDate > 2026-01-31', ''],
      ['worklogDate in (2026-01-05, 2026-01-07)', 'ditch'],
      ['worklogDate != 2026-01-05', 'wall'],
      ['worklogDate >= startOfYear("-20y") and worklogAuthor = wilma', 'ditch'],
      // One piece of work must be both: Fred's of the 9th is another issue's.
      ['worklogAuthor = fred and worklogDate = 2026-01-09', 'wall'],
      ['worklogDate = 2026-01-09 and project = JQL and worklogComment ~ tea', 'ditch'],
      ['worklogAuthor = wilma and worklogDate = 2026-01-05', ''],
      ['worklogAuthor = wilma or worklogDate = 2026-01-09', 'wall ditch'],
      ['worklogComment ~ "dug ditch"', 'ditch'],
      ['worklogComment ~ "dug tea"', ''],
      ['worklogComment ~ treasure', ''],
      ['worklogComment !~ tea', 'wall'],
      ['comment ~ ditch or text ~ ditch', ''],
      ['timeSpent >= 2h', 'ditch'],
      ['timespent = 60', 'wall'],
      ['timeSpent is empty', 'idle'],
      ['originalEstimate > 5h', 'wall'],
      ['timeOriginalEstimate = "4h"', 'ditch'],
      ['remainingEstimate = 2h', 'ditch'],
      ['timeEstimate > 1d', 'wall'],
      ['workRatio = 50', 'ditch'],
      ['workRatio < 13', 'wall'],
      ['workRatio is empty', 'idle'],
    ])('%s finds: %s', async (jql, expected) => {
      expect(await found(`(${jql}) and project in (JQL) ORDER BY key DESC`)).toBe(
        ['idle', 'wall', 'ditch'].filter((name) => expected.split(' ').includes(name)).join(' '),
      );
    });

    it('finds restricted work only for those who may see it', async () => {
      expect(await found('worklogComment ~ treasure', fred)).toBe('wall');
      expect(await found('worklogDate > 2026-01-31 and worklogAuthor = fred', fred)).toBe('wall');
      expect(await found('worklogComment ~ treasure', admin)).toBe('');
      expect(await found('worklogComment ~ tunnel', admin)).toBe('shut');
      expect(await found('worklogComment ~ tunnel', fred)).toBe('');
    });

    it('sorts by time', async () => {
      expect(await found('project = JQL ORDER BY timeSpent ASC')).toBe('wall ditch idle');
      expect(await found('project = JQL ORDER BY remainingEstimate ASC')).toBe('ditch wall idle');
      expect(await found('project = JQL ORDER BY workRatio ASC')).toBe('wall ditch idle');
    });

    it.each([
      ['worklogAuthor ~ fred', "The operator '~' is not supported by the 'worklogAuthor' field."],
      ['worklogAuthor = nobody', "The value 'nobody' does not exist for the field 'worklogAuthor'."],
      ['worklogDate is empty', "The operator 'is' is not supported by the 'worklogDate' field."],
      ['worklogDate = soon', expect.stringContaining("Date value 'soon' for field 'worklogDate' is invalid")],
      ['worklogComment is empty', "The operator 'is' is not supported by the 'worklogComment' field."],
      ['worklogComment = x', "The operator '=' is not supported by the 'worklogComment' field."],
      ['timeSpent = soon', expect.stringContaining("The value 'soon' for the field 'timeSpent'")],
      ['project = JQL order by worklogDate', "Not able to sort using field 'worklogDate'."],
    ])('%s is refused', async (jql, sentence) => {
      const { status, body } = await search(jql, admin);
      expect([status, body.errorMessages]).toEqual([400, [sentence]]);
    });

    it('is told to editors that complete queries', async () => {
      const { body } = await admin.get('/rest/api/2/jql/autocompletedata');
      const field = (name: string) =>
        body.visibleFieldNames.find((one: { value: string }) => one.value === name);
      expect(field('worklogAuthor')).toMatchObject({
        auto: 'true',
        operators: ['=', '!=', 'in', 'not in', 'is', 'is not'],
        types: ['com.atlassian.jira.user.ApplicationUser'],
      });
      expect(field('worklogDate')).toMatchObject({ types: ['java.util.Date'] });
      expect(field('worklogComment')).toMatchObject({ operators: ['~', '!~'] });
    });
  });

  it('counts the day of work on the calendar of whoever logged it', async () => {
    const key = await fresh();
    const zone = await fred.put('/rest/api/2/mypreferences?key=jira.user.timezone', 'Australia/Sydney', {
      headers: { 'content-type': 'application/json' },
    });
    expect(zone.status, zone.text).toBe(204);
    context.server.forget('fred');
    await log(key, { timeSpent: '1h', started: '2026-05-05T20:00:00.000+0000' }, context.server.as('fred'));
    const { body } = await admin.post('/rest/api/2/search', {
      jql: `worklogDate = 2026-05-06 and key = ${key}`,
    });
    expect(body.total).toBe(1);
  });
});
