import { beforeAll, describe, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { type Answer, type Client, describeOnEngines } from '../support/server.ts';
import { buildOutsider } from '../support/standing.ts';

const base = 'http://localhost:8090/jira';
const path = '/rest/api/2/issue';
const json = { headers: { 'content-type': 'application/json' } };

describeOnEngines('watching and voting', (context) => {
  let admin: Client;
  let fred: Client;

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    for (const name of ['fred', 'wilma']) await server.buildUser({ name });
    await buildOutsider(server, 'olga');
    fred = server.as('fred');
    await server.buildProject({ key: 'TEST' });
    await buildProjectGranting(server, 'OPEN', {
      BROWSE_PROJECTS: ['anyone'],
      CREATE_ISSUES: ['user:admin'],
    });
  });

  const fresh = async (project = 'TEST'): Promise<string> =>
    (await context.server.buildIssue({ project })).key;
  const watchers = async (key: string, client = admin) => (await client.get(`${path}/${key}/watchers`)).body;
  const names = async (key: string) =>
    (await watchers(key)).watchers.map((one: { name: string }) => one.name);
  const watch = (key: string, name?: unknown, client = admin) =>
    client.post(
      `${path}/${key}/watchers`,
      name === undefined ? undefined : JSON.stringify(name),
      name === undefined ? {} : json,
    );
  const done = (answer: Answer) => expect([answer.status, answer.text]).toEqual([204, '']);
  const refused = (answer: Answer, status: number, ...errorMessages: string[]) => {
    expect(answer.status, answer.text).toBe(status);
    expect(answer.body).toEqual({ errorMessages, errors: {} });
  };

  describe('/rest/api/2/issue/{issueIdOrKey}/watchers', () => {
    it('begins with who made the issue, in Jira’s form', async () => {
      const key = await fresh();
      expect(await watchers(key)).toEqual({
        self: `${base}/rest/api/2/issue/${key}/watchers`,
        isWatching: true,
        watchCount: 1,
        watchers: [
          expect.objectContaining({
            name: 'admin',
            displayName: 'Administrator',
            active: true,
            self: expect.any(String),
          }),
        ],
      });
    });

    it('adds and removes the caller, with no body at all, and with their own name', async () => {
      const key = await fresh();
      done(await watch(key, undefined, fred));
      done(await watch(key, undefined, fred));
      expect(await names(key)).toEqual(['admin', 'fred']);
      done(await fred.delete(`${path}/${key}/watchers`));
      done(await watch(key, 'FRED', fred));
      done(await fred.delete(`${path}/${key}/watchers?username=fred`));
      done(await fred.delete(`${path}/${key}/watchers?username=fred`));
      expect(await names(key)).toEqual(['admin']);
    });

    it('lets who manages watchers add and remove others', async () => {
      const key = await fresh();
      done(await watch(key, 'fred'));
      expect((await watchers(key, fred)).isWatching).toBe(true);
      done(await admin.delete(`${path}/${key}/watchers?username=fred`));
      expect(await names(key)).toEqual(['admin']);
    });

    it('refuses others to who does not', async () => {
      const key = await fresh();
      refused(
        await watch(key, 'wilma', fred),
        401,
        `User 'fred' is not allowed to add watchers to issue '${key}'`,
      );
      refused(
        await fred.delete(`${path}/${key}/watchers?username=admin`),
        401,
        `User 'fred' is not allowed to remove watchers from issue '${key}'`,
      );
      // Who does not exist is not told apart by them.
      refused(
        await watch(key, 'joe', fred),
        401,
        `User 'fred' is not allowed to add watchers to issue '${key}'`,
      );
    });

    it('makes nobody watch what they may not see', async () => {
      const key = await fresh();
      refused(
        await watch(key, 'olga'),
        401,
        'The user "olga" does not have permission to view this issue. This user will not be added to the watch list.',
      );
      refused(await watch(key, 'joe'), 404, "The user named 'joe' does not exist");
      expect(await names(key)).toEqual(['admin']);
    });

    it.each([
      ['a number', 7],
      ['an object', { name: 'fred' }],
      ['a list', ['fred']],
    ])('refuses a body that is %s', async (_what, body) => {
      expect((await watch(await fresh(), body)).status).toBe(400);
    });

    it('shows how many, and not who, to who may not see them', async () => {
      const key = await fresh('OPEN');
      expect(await watchers(key, fred)).toMatchObject({ watchCount: 1, isWatching: false, watchers: [] });
      expect((await watch(key, undefined, fred)).status).toBe(204);
      expect(await watchers(key, fred)).toMatchObject({ watchCount: 2, isWatching: true, watchers: [] });
    });

    it('is nothing for an anonymous visitor to do', async () => {
      const key = await fresh('OPEN');
      refused(
        await watch(key, undefined, context.server.anonymous),
        401,
        'You must log in to watch an issue.',
        'Login Required',
      );
      expect((await watchers(key, context.server.anonymous)).watchCount).toBe(1);
    });
  });

  describe('/rest/api/2/issue/{issueIdOrKey}/votes', () => {
    const votes = async (key: string, client = admin) => (await client.get(`${path}/${key}/votes`)).body;
    const vote = (key: string, client = fred) => client.post(`${path}/${key}/votes`);

    it('counts each user once, and takes votes back', async () => {
      const key = await fresh();
      done(await vote(key));
      done(await vote(key));
      done(await vote(key, context.server.as('wilma')));
      expect(await votes(key, fred)).toEqual({
        self: `${base}/rest/api/2/issue/${key}/votes`,
        votes: 2,
        hasVoted: true,
        voters: [expect.objectContaining({ name: 'fred' }), expect.objectContaining({ name: 'wilma' })],
      });
      expect((await fred.get(`${path}/${key}`)).body.fields.votes).toMatchObject({
        votes: 2,
        hasVoted: true,
      });
      done(await fred.delete(`${path}/${key}/votes`));
      done(await fred.delete(`${path}/${key}/votes`));
      expect(await votes(key)).toMatchObject({ votes: 1, hasVoted: false });
    });

    it('refuses one’s own issue, and a resolved one', async () => {
      const key = await fresh();
      refused(await vote(key, admin), 404, 'You cannot vote for an issue you have reported.');
      await admin.post(`${path}/${key}/transitions`, {
        transition: { id: '5' },
        fields: { resolution: { name: 'Done' } },
      });
      refused(await vote(key), 404, 'You cannot vote or change your vote on resolved issues.');
      refused(
        await fred.delete(`${path}/${key}/votes`),
        404,
        'You cannot vote or change your vote on resolved issues.',
      );
    });

    it('shows how many, and not who, to who may not see them, and takes none from an anonymous visitor', async () => {
      const key = await fresh('OPEN');
      done(await vote(key));
      expect(await votes(key)).toMatchObject({ votes: 1, voters: [] });
      refused(
        await vote(key, context.server.anonymous),
        401,
        'You must log in to vote for an issue.',
        'Login Required',
      );
    });

    it('keeps one vote where one user votes many times at once', async () => {
      const key = await fresh();
      const answers = await Promise.all(Array.from({ length: 10 }, () => vote(key)));
      expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(204));
      expect((await votes(key)).votes).toBe(1);
    });
  });
});
