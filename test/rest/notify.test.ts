import { beforeAll, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { type Client, describeOnEngines } from '../support/server.ts';

describeOnEngines('mail about an issue', (context) => {
  let admin: Client;
  let fred: Client;
  let key: string;
  let id: number;

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    for (const name of ['fred', 'wilma', 'outsider', 'gone']) await server.buildUser({ name });
    fred = server.as('fred');
    for (const name of ['crew', 'inner']) await admin.post('/rest/api/2/group', { name });
    for (const name of ['fred', 'outsider'])
      await admin.post('/rest/api/2/group/user?groupname=crew', { name });
    await admin.post('/rest/api/2/group/user?groupname=inner', { name: 'wilma' });
    await buildProjectGranting(server, 'TEST', {
      BROWSE_PROJECTS: ['user:admin', 'user:fred', 'user:wilma', 'user:gone'],
      CREATE_ISSUES: ['user:admin'],
      ASSIGNABLE_USER: ['user:wilma', 'user:outsider'],
      MODIFY_REPORTER: ['user:admin'],
      ASSIGN_ISSUES: ['user:admin'],
      EDIT_ISSUES: ['user:wilma'],
      MANAGE_WATCHERS: ['user:admin'],
    });
    const issue = await server.buildIssue({ project: 'TEST', summary: 'Leak', assignee: { name: 'wilma' } });
    key = issue.key;
    id = Number(issue.id);
    await admin.post(`/rest/api/2/issue/${key}/watchers`, JSON.stringify('fred'), {
      headers: { 'content-type': 'application/json' },
    });
    await fred.post(`/rest/api/2/issue/${key}/votes`);
    await admin.put('/rest/api/2/user?username=gone', { active: false });
  });

  /** What was queued for this call, by the names of the recipients. */
  const tell = async (body: object, client = admin, address = key) => {
    const { db } = await context.server.ctx();
    await db.deleteFrom('outgoing_mail').execute();
    const answer = await client.post(`/rest/api/2/issue/${address}/notify`, body);
    const mails = await db
      .selectFrom('outgoing_mail')
      .innerJoin('app_user', 'app_user.id', 'outgoing_mail.recipient_id')
      .select(['app_user.name', 'subject', 'text', 'html', 'issue_id', 'author_id', 'outgoing_mail.created'])
      .orderBy('app_user.name')
      .execute();
    return { answer, mails, names: mails.map((mail) => mail.name) };
  };
  const said = { textBody: 'Look at this' };

  it('is queued with its subject and texts, one for each recipient', async () => {
    const body = { subject: 'Urgent', textBody: 'Text', htmlBody: '<b>Text</b>', to: { assignee: true } };
    const { answer, mails } = await tell(body);
    expect(answer.status, answer.text).toBe(204);
    expect(mails).toEqual([
      {
        name: 'wilma',
        subject: 'Urgent',
        text: 'Text',
        html: '<b>Text</b>',
        issue_id: id,
        author_id: expect.any(Number),
        created: expect.any(Number),
      },
    ]);
  });

  it('has the key and the summary as its subject where none is given', async () => {
    expect((await tell({ ...said, to: { assignee: true } })).mails[0]?.subject).toBe(`(${key}) Leak`);
  });

  it.each([
    [{ reporter: true }, ['admin']],
    [{ assignee: true }, ['wilma']],
    [{ watchers: true }, ['admin', 'fred']],
    [{ voters: true }, ['fred']],
    [{ users: [{ name: 'fred' }, { name: 'wilma', displayName: 'x', active: true }] }, ['fred', 'wilma']],
    [{ groups: [{ name: 'inner' }] }, ['wilma']],
    [{ reporter: true, assignee: true, watchers: true, voters: true }, ['admin', 'fred', 'wilma']],
  ])('goes to %j', async (to, expected) => {
    const { answer, names } = await tell({ ...said, to });
    expect(answer.status, answer.text).toBe(204);
    expect(names).toEqual(expected);
  });

  it('goes to nobody who may not see the issue or is inactive, whoever names them, and does not tell', async () => {
    const to = { users: [{ name: 'outsider' }, { name: 'gone' }], groups: [{ name: 'crew' }] };
    const { answer, names } = await tell({ ...said, to });
    expect(answer.status).toBe(204);
    expect(names).toEqual(['fred']);
    const alone = await tell({ ...said, to: { users: [{ name: 'outsider' }] } });
    expect([alone.answer.status, alone.names]).toEqual([204, []]);
  });

  it.each([
    [{ groups: [{ name: 'crew' }] }, ['fred']],
    [{ groups: [{ name: 'crew' }, { name: 'inner' }] }, ['fred', 'wilma']],
    [{ permissions: [{ key: 'EDIT_ISSUES' }] }, ['wilma']],
    [{ permissions: [{ key: 'EDIT_ISSUE' }] }, ['wilma']],
    [{ permissions: [{ id: '12' }] }, ['wilma']],
    [{ permissions: [{ key: 'ADMINISTER' }] }, ['admin']],
    [{ permissions: [{ key: 'EDIT_ISSUES' }, { key: 'ADMINISTER' }] }, []],
    [{ groups: [{ name: 'crew' }], permissions: [{ key: 'EDIT_ISSUES' }] }, []],
  ])('can be kept to %j', async (restrict, expected) => {
    const { answer, names } = await tell({ ...said, to: { watchers: true, assignee: true }, restrict });
    expect(answer.status, answer.text).toBe(204);
    expect(names).toEqual(expected);
  });

  it.each([
    ['no recipients', { ...said }, 'to'],
    ['empty recipients', { ...said, to: {} }, 'to'],
    ['flags that are all false', { ...said, to: { reporter: false, users: [] } }, 'to'],
    ['no text', { to: { reporter: true } }, 'textBody'],
    ['blank text', { textBody: ' ', htmlBody: '', to: { reporter: true } }, 'textBody'],
    ['an unknown user', { ...said, to: { users: [{ name: 'nobody' }] } }, 'to'],
    ['a user without a name', { ...said, to: { users: [{}] } }, 'to'],
    ['an unknown group', { ...said, to: { groups: [{ name: 'none' }] } }, 'to'],
    ['a group without a name', { ...said, to: { groups: [{}] } }, 'name'],
    [
      'an unknown permission',
      { ...said, to: { reporter: true }, restrict: { permissions: [{ key: 'FLY' }] } },
      'restrict',
    ],
    [
      'an unknown group to keep to',
      { ...said, to: { reporter: true }, restrict: { groups: [{ name: 'none' }] } },
      'restrict',
    ],
    [
      'a subject of two lines',
      { ...said, subject: 'a\r\nBcc: x@example.com', to: { reporter: true } },
      'subject',
    ],
    ['a subject that is too long', { ...said, subject: 'x'.repeat(256), to: { reporter: true } }, 'subject'],
    ['a text that is too long', { textBody: 'x'.repeat(32_768), to: { reporter: true } }, 'textBody'],
    ['a NUL', { textBody: 'a\0b', to: { reporter: true } }, ''],
    ['a mistyped flag', { ...said, to: { reporter: 'yes' } }, 'reporter'],
    ['an unknown member', { ...said, to: { reporter: true }, cc: [] }, 'cc'],
    ['an unknown kind of recipient', { ...said, to: { reporter: true, everybody: true } }, 'everybody'],
  ])('is refused with 400 for %s, and nothing is queued', async (_what, body, named) => {
    const { answer, names } = await tell(body);
    expect(answer.status, answer.text).toBe(400);
    expect(answer.text).toContain(named);
    expect(names).toEqual([]);
  });

  it('does not tell who has no permission to browse people which names there are', async () => {
    const stranger = await tell({ ...said, to: { users: [{ name: 'nobody' }] } }, context.server.as('wilma'));
    const known = await tell({ ...said, to: { users: [{ name: 'outsider' }] } }, context.server.as('wilma'));
    const browses = (await context.server.as('wilma').get('/rest/api/2/mypermissions')).body.permissions
      .USER_PICKER.havePermission;
    expect(known.answer.status).toBe(204);
    expect(stranger.answer.status).toBe(browses ? 400 : 204);
  });

  it('of a hidden issue is as of a missing one, and takes a login', async () => {
    const to = { users: [{ name: 'fred' }] };
    const outsider = context.server.as('outsider');
    const hidden = await tell({ ...said, to }, outsider);
    const missing = await tell({ ...said, to }, outsider, 'TEST-999');
    expect([hidden.answer.status, hidden.names]).toEqual([404, []]);
    expect(hidden.answer.text).toBe(missing.answer.text);
    expect((await tell({ ...said, to }, context.server.anonymous)).answer.status).toBe(401);
  });
});
