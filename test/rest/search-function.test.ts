import { beforeAll, describe, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { type Client, describeOnEngines } from '../support/server.ts';

const path = '/rest/api/2/search';

describeOnEngines('functions of JQL', (context) => {
  let admin: Client;
  let fred: Client;

  const find = async (jql: string, who: Client = fred): Promise<string> => {
    const { status, body, text } = await who.post(path, { jql, maxResults: 1000, fields: ['summary'] });
    if (status !== 200) return `${status} ${text}`;
    expect(body.total).toBe(body.issues.length);
    return body.issues.map((issue: { key: string }) => issue.key).join(' ');
  };
  const refused = async (jql: string, who: Client = fred): Promise<string[]> => {
    const { status, body } = await who.post(path, { jql });
    expect([jql, status]).toEqual([jql, 400]);
    return body.errorMessages;
  };
  const link = async (type: string, outwardFrom: string, to: string) => {
    const { status, text } = await admin.post('/rest/api/2/issueLink', {
      type: { name: type },
      outwardIssue: { key: to },
      inwardIssue: { key: outwardFrom },
    });
    expect(status, text).toBe(201);
  };

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    await server.buildUser({ name: 'fred' });
    await server.buildUser({ name: 'zoe', displayName: 'Anna Zoe' });
    fred = server.as('fred');
    await server.buildProject({ key: 'TEST' });
    await server.buildProject({ key: 'LEAD', lead: 'fred' });
    await buildProjectGranting(server, 'DARK', {
      BROWSE_PROJECTS: ['user:admin'],
      CREATE_ISSUES: ['user:admin', 'user:fred'],
      EDIT_ISSUES: ['user:admin'],
      LINK_ISSUES: ['user:admin'],
    });
    await buildProjectGranting(server, 'CLUB', {
      BROWSE_PROJECTS: ['projectRole:10002', 'user:fred', 'user:admin'],
      CREATE_ISSUES: ['user:admin'],
      RESOLVE_ISSUES: ['user:fred'],
    });
    for (let at = 0; at < 4; at++) await server.buildIssue({ project: 'TEST' });
    for (const project of ['LEAD', 'DARK', 'CLUB']) await server.buildIssue({ project });
    await link('Blocks', 'TEST-1', 'TEST-2');
    await link('Relates', 'TEST-1', 'TEST-3');
    await link('Blocks', 'TEST-1', 'DARK-1');
    await link('Blocks', 'TEST-4', 'DARK-1');
    await fred.post('/rest/api/2/issue/TEST-2/votes');
    const watched = await fred.post('/rest/api/2/issue/TEST-3/watchers', '"fred"', {
      headers: { 'content-type': 'application/json' },
    });
    expect(watched.status, watched.text).toBe(204);
    for (const [issue, globalId] of [
      ['TEST-1', 'app=1&page=2'],
      ['TEST-2', 'other'],
      ['DARK-1', 'secret'],
    ])
      expect(
        (
          await admin.post(`/rest/api/2/issue/${issue}/remotelink`, {
            globalId,
            object: { url: 'https://example.com/', title: 'Page' },
          })
        ).status,
      ).toBe(201);
  });

  it('votedIssues and watchedIssues are the reader’s own', async () => {
    expect(await find('key in votedIssues()')).toBe('TEST-2');
    expect(await find('issue in watchedIssues()')).toBe('TEST-3');
    expect(await find('project = TEST and key not in votedIssues()')).toBe('TEST-4 TEST-3 TEST-1');
    expect(await find('key in (TEST-1, votedIssues(), watchedIssues())')).toBe('TEST-3 TEST-2 TEST-1');
    expect(await find('key in votedIssues()', context.server.as('zoe'))).toBe('');
    expect(await find('key in votedIssues()', context.server.anonymous)).toBe('');
    expect(await refused('key = votedIssues()')).toEqual([
      "The operator '=' is not supported by the function 'votedIssues', which gives a list.",
    ]);
  });

  it('linkedIssues follows links, of one type and one way where it says so', async () => {
    expect(await find('key in linkedIssues(TEST-1)')).toBe('TEST-3 TEST-2');
    expect(await find('key in linkedIssues(TEST-1)', admin)).toBe('TEST-3 TEST-2 DARK-1');
    expect(await find('key in linkedIssues(test-1, blocks)')).toBe('TEST-2');
    expect(await find('key in linkedIssues(TEST-1, "is blocked by")')).toBe('');
    expect(await find('key in linkedIssues(TEST-2, "is blocked by")')).toBe('TEST-1');
    expect(await find('key in linkedIssues(TEST-3, "relates to")')).toBe('TEST-1');
    expect(await find('key in linkedIssues(TEST-2, Blocks)')).toBe('TEST-1');
    expect(await refused('key in linkedIssues(TEST-2, BLOCKS)')).toEqual([
      "Issue link type 'BLOCKS' could not be found in function 'linkedIssues'.",
    ]);
    for (const key of ['DARK-1', 'DARK-999', 'NOWHERE-1', 'x'])
      expect(await refused(`key in linkedIssues(${key})`)).toEqual([
        `Issue '${key}' could not be found in function 'linkedIssues'.`,
      ]);
    expect(await refused('key in linkedIssues()')).toEqual([
      "Function 'linkedIssues' expected between '1' and '2' arguments but received '0'.",
    ]);
  });

  it('issuesWithRemoteLinksByGlobalId compares ids as they are, a hundred at most', async () => {
    expect(await find('key in issuesWithRemoteLinksByGlobalId("app=1&page=2", other)')).toBe('TEST-2 TEST-1');
    expect(await find('key in issuesWithRemoteLinksByGlobalId("OTHER")')).toBe('');
    expect(await find('key in issuesWithRemoteLinksByGlobalId(secret)')).toBe('');
    const ids = Array.from({ length: 101 }, (_one, at) => `i${at}`).join(', ');
    expect(await refused(`key in issuesWithRemoteLinksByGlobalId(${ids})`)).toEqual([
      "Function 'issuesWithRemoteLinksByGlobalId' expected between '1' and '100' arguments but received '101'.",
    ]);
  });

  it('updatedBy counts creating, editing and comments that the reader sees, within days', async () => {
    const zoe = context.server.as('zoe');
    expect(await find('key in updatedBy(zoe)')).toBe('');
    expect((await zoe.put('/rest/api/2/issue/TEST-1', { fields: { summary: 'Changed' } })).status).toBe(204);
    expect((await zoe.post('/rest/api/2/issue/TEST-2/comment', { body: 'Seen' })).status).toBe(201);
    const hidden = { body: 'Unseen', visibility: { type: 'group', value: 'jira-administrators' } };
    expect((await admin.post('/rest/api/2/issue/TEST-4/comment', hidden)).status).toBe(201);
    expect(await find('key in updatedBy(zoe)')).toBe('TEST-2 TEST-1');
    expect(await find('key in updatedBy("Anna Zoe", "-1d")')).toBe('TEST-2 TEST-1');
    expect(await find('key in updatedBy(zoe, "2020/01/01", "2020-12-31")')).toBe('');
    expect(await find('project = TEST and key not in updatedBy(zoe)')).toBe('TEST-4 TEST-3');
    expect(await find('key in updatedBy(admin) and project = TEST')).toBe('TEST-4 TEST-3 TEST-2 TEST-1');
    expect(await refused('key in updatedBy(nobody)')).toEqual([
      "Function 'updatedBy' can not find a user with the name 'nobody'.",
    ]);
    expect((await refused('key in updatedBy(zoe, soon)'))[0]).toMatch(
      /^Date value 'soon' for function 'updatedBy' is invalid/,
    );
    expect(await find('key in updatedBy(zoe)', context.server.anonymous)).toBe('');
  });

  it('updatedBy finds nothing by comments that are kept from the reader', async () => {
    await context.server.buildUser({ name: 'pam', groups: ['jira-administrators'] });
    const hidden = { body: 'Unseen', visibility: { type: 'group', value: 'jira-administrators' } };
    const { status } = await context.server.as('pam').post('/rest/api/2/issue/TEST-3/comment', hidden);
    expect(status).toBe(201);
    expect(await find('key in updatedBy(pam)')).toBe('');
    expect(await find('key in updatedBy(pam)', admin)).toBe('TEST-3');
  });

  it('projectsWhereUserHasPermission and …Role name projects that the reader sees', async () => {
    expect(await find('project in projectsWhereUserHasPermission("Resolve Issues") and project = CLUB')).toBe(
      'CLUB-1',
    );
    expect(await find('project in projectsWhereUserHasPermission(resolve_issues) and project = CLUB')).toBe(
      'CLUB-1',
    );
    expect(await find('project in projectsWhereUserHasPermission("Create Issues") and project = CLUB')).toBe(
      '',
    );
    // Fred may create in DARK, and does not see it.
    expect(await find('project not in projectsWhereUserHasPermission("Create Issues")')).toBe('CLUB-1');
    expect(await refused('project in projectsWhereUserHasPermission(Nonsense)')).toEqual([
      "The permission 'Nonsense' that was passed to function 'projectsWhereUserHasPermission' does not exist.",
    ]);
    const role = await admin.post('/rest/api/2/project/LEAD/role/10002', { user: ['fred'] });
    expect(role.status, role.text).toBe(200);
    expect(await find('project in projectsWhereUserHasRole(Administrators)')).toBe('LEAD-1');
    expect(await refused('project in projectsWhereUserHasRole("No such role")')).toEqual([
      "The role 'No such role' that was passed to function 'projectsWhereUserHasRole' does not exist.",
    ]);
    const stranger = context.server.anonymous;
    expect(await find('project in projectsWhereUserHasRole("No such role")', stranger)).toBe('');
  });

  it('currentLogin and lastLogin are moments of the reader’s', async () => {
    const { server } = context;
    await server.buildUser({ name: 'guest' });
    const first = server.as('guest');
    expect(await find('project = LEAD and created < currentLogin()', first)).toBe('LEAD-1');
    expect(await find('created >= currentLogin()', first)).toBe('');
    // There was no login before.
    expect(await find('created < lastLogin() or created >= lastLogin()', first)).toBe('');
    server.pass(60_000);
    server.forget('guest');
    await server.buildIssue({ project: 'LEAD' });
    server.pass(60_000);
    const second = server.as('guest');
    expect(await find('project = LEAD and created > lastLogin()', second)).toBe('LEAD-2');
    expect(await find('created > currentLogin()', second)).toBe('');
    expect(await refused('created > lastLogin(1)')).toEqual([
      "Function 'lastLogin' expected '0' arguments but received '1'.",
    ]);
    expect(await find('created < currentLogin()', server.anonymous)).toBe('');
  });

  it('issueHistory, standardIssueTypes, subtaskIssueTypes and the rest stay what they were', async () => {
    await fred.get('/rest/api/2/issue/TEST-4?updateHistory=true');
    expect(await find('key in issueHistory()')).toBe('TEST-4');
    expect(await find('project = TEST and type in subtaskIssueTypes()')).toBe('');
    expect(await find('project in projectsLeadByUser() order by key')).toBe('LEAD-1 LEAD-2');
  });

  it('tells of a function that there is none', async () => {
    for (const call of ['bogus()', 'openSprints()', 'issueFunction("a, b", 3)'])
      expect(await refused(`key in ${call}`)).toEqual([
        `Unable to find JQL function '${call.replaceAll('"', '')}'.`,
      ]);
  });

  describe('issueLinkType', () => {
    it('finds by what an issue’s end of a link says, and by the type', async () => {
      expect(await find('issueLinkType = blocks and project = TEST')).toBe('TEST-1');
      expect(await find('issueLinkType = "Is Blocked By"')).toBe('TEST-2');
      expect(await find('issueLinkType in ("relates to")')).toBe('TEST-3 TEST-1');
      expect(await find('issueLinkType = Relates')).toBe('TEST-3 TEST-1');
    });

    it('excludes with issues that have no links, and sees no links to hidden issues', async () => {
      expect(await find('project = TEST and issueLinkType != blocks')).toBe('TEST-4 TEST-3 TEST-2');
      expect(await find('project = TEST and issueLinkType not in (blocks, "relates to")')).toBe(
        'TEST-4 TEST-2',
      );
      expect(await find('project = TEST and not issueLinkType = blocks', admin)).toBe('TEST-3 TEST-2');
      expect(await find('project = TEST and not issueLinkType = blocks')).toBe('TEST-4 TEST-3 TEST-2');
      expect(await refused('issueLinkType = nonsense')).toEqual([
        "The value 'nonsense' does not exist for the field 'issueLinkType'.",
      ]);
      expect(await refused('issueLinkType in (EMPTY)')).toEqual([
        "The field 'issueLinkType' does not support searching for EMPTY values.",
      ]);
      expect(await refused('issueLinkType is EMPTY')).toEqual([
        "The operator 'is' is not supported by the 'issueLinkType' field.",
      ]);
    });
  });
});
