/** Who has an account is nobody's business: names that exist and names that do not are answered alike. */
import { beforeAll, expect, it } from 'vitest';
import { routes } from '../../../src/routes.ts';
import { pageClient } from '../../support/page-client.ts';
import { type Answer, type Client, describeOnEngines, type OnEngine } from '../../support/server.ts';

const real = 'wilhelmina';
/** As long as the real one, so that lengths tell nothing either. */
const unreal = 'xxlhelminx';

const told = ({ status, headers, text }: Answer, name: string) => ({
  status,
  reason: headers['x-seraph-loginreason'],
  denied: headers['x-authentication-denied-reason'],
  length: headers['content-length'],
  text: text
    .replaceAll(encodeURIComponent(name), 'NAME')
    .replaceAll(name, 'NAME')
    .replace(/[A-Z0-9]{4}-[A-Z0-9-]+_[0-9a-f]{40}_lout/g, 'TOKEN')
    .replace(/captcha\?(ts|__r)=\d+/g, 'captcha?')
    .replace(/content="[^"]*_lout"/g, 'TOKEN'),
});

/** Without what depends on the moment, or on the letters of a name whoever has it: times, and the colours of pictures. */
const still = (text: string): string =>
  text.replace(/\d{13}|"\d{4}-[^"]*"|#[0-9a-f]{6}|"\d+x\d+x\d+"|[\d.]+ ?(ms|s|MB)/gi, '');

/** Asks the same with both names and expects one answer. */
async function expectAlike(
  client: Client,
  ask: (client: Client, name: string) => Promise<Answer>,
): Promise<Answer> {
  const answer = await ask(client, real);
  expect(told(await ask(client, unreal), unreal)).toEqual(told(answer, real));
  return answer;
}

async function build({ server }: OnEngine): Promise<void> {
  await server.buildUser({ name: real, displayName: 'Wilhelmina Tell' });
  await server.buildProject({ key: 'ENUM' });
  await server.buildIssue({ project: 'ENUM', assignee: { name: 'admin' } });
}

describeOnEngines('Names of users, to anonymous', (context) => {
  beforeAll(() => build(context));
  const get = (path: string) => (client: Client, name: string) => client.get(path.replace('NAME', name));

  it.each([
    ['CVE-2019-3403: the picker of users', '/rest/api/2/user/picker?query=NAME'],
    [
      'CVE-2019-3403: the picker of users, as it was abused',
      '/rest/api/latest/user/picker?query=NAME&maxResults=50000&showAvatar=true',
    ],
    ['CVE-2019-8446: the table of issues', '/rest/issueNav/1/issueTable?jql=assignee%3DNAME'],
    ['CVE-2019-8446: a search by assignee', '/rest/api/2/search?jql=assignee%3DNAME'],
    [
      'CVE-2019-8446: a search by those who were',
      '/rest/api/2/search?jql=assignee%20was%20NAME%20or%20reporter%3DNAME',
    ],
    [
      'CVE-2019-8449: the picker of groups and users',
      '/rest/api/latest/groupuserpicker?query=NAME&maxResults=50000&showAvatar=true',
    ],
    ['CVE-2020-14181: the hover of a user', '/secure/ViewUserHover.jspa?username=NAME'],
    ['CVE-2020-14181: the profile of a user', '/secure/ViewProfile.jspa?name=NAME'],
    [
      'CVE-2020-36289: the value of a query',
      '/secure/QueryComponentRendererValue!Default.jspa?assignee=user:NAME',
    ],
    [
      'CVE-2020-36289: completing a query',
      '/rest/api/2/jql/autocompletedata/suggestions?fieldName=assignee&fieldValue=NAME',
    ],
    [
      'CVE-2019-3401: the search of filters by owner',
      '/secure/ManageFilters.jspa?filterView=search&Search=Search&searchOwnerUserName=NAME',
    ],
    ['CVE-2019-3401: the filters of an owner, by REST', '/rest/api/2/filter/search?owner=NAME'],
    ['a user', '/rest/api/2/user?username=NAME'],
    ['a search of users', '/rest/api/2/user/search?username=NAME'],
    ['who may be assigned', '/rest/api/2/user/assignable/search?username=NAME&project=ENUM'],
  ])('%s', async (_what, path) => {
    const { text } = await expectAlike(context.server.anonymous, get(path));
    expect(text).not.toContain('Wilhelmina');
  });

  it('CVE-2019-8446: the table of issues, as it was asked by POST', async () => {
    await expectAlike(context.server.anonymous, (client, name) =>
      client.post('/rest/issueNav/1/issueTable', `jql=project%20in%20projectsLeadByUser("${name}")`, {
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-atlassian-token': 'no-check' },
      }),
    );
    await expectAlike(context.server.anonymous, (client, name) =>
      client.post('/rest/api/2/search', {
        jql: `project in projectsLeadByUser("${name}") or assignee = ${name}`,
      }),
    );
  });

  it('every address that anybody may read, with the name in every parameter', async () => {
    const words = [
      'username',
      'userName',
      'user',
      'name',
      'key',
      'accountId',
      'owner',
      'ownerId',
      'query',
      'assignee',
      'author',
      'searchOwnerUserName',
    ];
    const found: string[] = [];
    for (const { url, access, method } of routes) {
      if (access !== 'anyone' || method !== 'GET' || url === '/captcha' || url === '/captcha/proof') continue;
      const ask = async (name: string) => {
        const path = url.replace(/:[^/]+/g, name).replace('*', name);
        const query = words.map((word) => `${word}=${name}`).join('&');
        return [
          await context.server.anonymous.get(path),
          await context.server.anonymous.get(`${path}?${query}`),
        ];
      };
      const [here, there] = [await ask(real), await ask(unreal)];
      const alike = here.every((answer, at) => {
        const other = there[at] as Answer;
        return (
          answer.status === other.status && still(told(answer, real).text) === still(told(other, unreal).text)
        );
      });
      if (!alike) found.push(url);
    }
    expect(found).toEqual([]);
  });
});

describeOnEngines('CVE-2019-8448: login.jsp told which names exist', (context) => {
  beforeAll(() => build(context));
  const logIn = (name: string) => async () => {
    const client = pageClient(context.server);
    const answer = await client.post('/login.jsp', {
      os_username: name,
      os_password: 'wrong',
      os_destination: '',
    });
    return { ...told(answer, name), cookies: [...client.cookies.keys()].sort() };
  };

  it('fails alike, shows the CAPTCHA alike, and stays alike once it is due', async () => {
    for (let time = 1; time <= 6; time++) {
      const [here, there] = [await logIn(real)(), await logIn(unreal)()];
      expect(there).toEqual(here);
      expect(here.text.includes('name="os_captcha"')).toBe(time >= 3);
    }
  });

  it('by every way in alike', async () => {
    const { anonymous } = context.server;
    const basic = (name: string, password = 'wrong') => ({
      headers: { authorization: `Basic ${btoa(`${name}:${password}`)}` },
    });
    for (let time = 1; time <= 3; time++) {
      await expectAlike(anonymous, (client, name) =>
        client.post('/rest/auth/1/session', { username: name, password: 'wrong' }),
      );
      await expectAlike(anonymous, (client, name) =>
        client.post('/rest/tsv/1.0/authenticate', { username: name, password: 'wrong' }),
      );
      await expectAlike(anonymous, (client, name) => client.get('/rest/api/2/myself', basic(name)));
      await expectAlike(anonymous, (client, name) =>
        client.get('/rest/api/2/serverInfo', basic(name, 'x'.repeat(2000))),
      );
    }
  });

  it('guesses that come all at once are let in alike', async () => {
    const storm = async (name: string) => {
      const guesses = Array.from({ length: 20 }, (_, guess) =>
        context.server.anonymous.post('/rest/auth/1/session', { username: name, password: `guess ${guess}` }),
      );
      return (await Promise.all(guesses)).map(({ status }) => status).sort();
    };
    await context.server.buildUser({ name: 'walburga' });
    expect(await storm('xxlburgx')).toEqual(await storm('walburga'));
  });
});
