import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Client, describeOnEngines } from '../support/server.ts';
import { asScript, buildProjectFollowing, create, go, status, steps } from '../support/workflows.ts';

const path = '/rest/api/2/issue';
const prefix = 'com.atlassian.jira.plugin.system.customfieldtypes:';

describeOnEngines('the rules of workflows', (context) => {
  let admin: Client;
  let fred: Client;
  let count = 0;
  const fields: Record<string, string> = {};

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    await server.buildUser({ name: 'fred' });
    await server.buildUser({ name: 'wilma' });
    fred = server.as('fred');
    await admin.post('/rest/api/2/group', { name: 'testers' });
    await admin.post('/rest/api/2/group/user?groupname=testers', { name: 'fred' });
    for (const type of ['userpicker', 'multigrouppicker', 'textfield', 'float', 'datepicker', 'datetime']) {
      const made = await admin.post('/rest/api/2/field', { name: type, type: prefix + type });
      fields[type] = made.body.id;
    }
    // What stands on a screen can be set by whoever creates or edits.
    for (const id of Object.values(fields)) await admin.post(`/rest/api/2/screens/addToDefault/${id}`);
  });

  const follow = async (...transitions: object[]): Promise<string> => {
    count += 1;
    const key = `RULE${count}`;
    const initial = transitions.some((one) => 'from' in one && one.from === 'initial') ? [] : [create()];
    await buildProjectFollowing(context.server, key, {
      steps: steps(),
      transitions: [...initial, ...transitions],
    });
    return key;
  };
  const issueIn = async (project: string, more: object = {}): Promise<string> =>
    (await context.server.buildIssue({ project, ...more })).key;
  const ids = async (key: string, client = admin): Promise<string[]> =>
    (await client.get(`${path}/${key}/transitions`)).body.transitions.map((one: { id: string }) => one.id);
  const move = (key: string, id: number, more: object = {}, client = admin) =>
    client.post(`${path}/${key}/transitions`, { transition: { id: String(id) }, ...more });
  const done = (answer: Answer) => expect([answer.status, answer.text]).toEqual([204, '']);
  const read = async (key: string) => (await admin.get(`${path}/${key}`)).body.fields;
  const refused = (answer: Answer, errors: Record<string, string>, errorMessages: string[] = []) => {
    expect(answer.status, answer.text).toBe(400);
    expect(answer.body).toEqual({ errorMessages, errors });
  };
  /** Whether a transition is there, and can be made: the two must never differ. */
  const may = async (key: string, id: number, client: Client): Promise<boolean> => {
    const offered = (await ids(key, client)).includes(String(id));
    if (!offered)
      refused(await move(key, id, {}, client), {}, [`Transition id '${id}' is not valid for this issue.`]);
    return offered;
  };
  const on = (...conditions: object[]) => ({ conditions });

  describe('conditions', () => {
    it('ask for groups, roles and permissions', async () => {
      const roles = (await admin.get('/rest/api/2/role')).body;
      const administrators = roles.find((one: { name: string }) => one.name === 'Administrators').id;
      const project = await follow(
        go(11, on({ type: 'only-group', group: 'testers' })),
        go(12, on({ type: 'any-group', groups: ['jira-administrators', 'testers'] })),
        go(13, on({ type: 'only-role', roleId: administrators })),
        go(14, on({ type: 'permission', permission: 'ADMINISTER_PROJECTS' })),
        go(15, on({ type: 'never' })),
      );
      const key = await issueIn(project);
      expect(await ids(key, fred)).toEqual(['11', '12']);
      const mine = await ids(key);
      expect(mine).toContain('12');
      expect(mine).not.toContain('11');
      expect(await may(key, 15, admin)).toBe(false);
      expect(await may(key, 14, fred)).toBe(false);
    });

    it('ask who is in a field', async () => {
      const project = await follow(
        go(11, on({ type: 'only-assignee' })),
        go(12, on({ type: 'user-in-field', field: fields.userpicker })),
        go(13, on({ type: 'group-in-field', field: fields.multigrouppicker })),
        go(14, on({ type: 'user-in-field', field: 'reporter' })),
      );
      const key = await issueIn(project, {
        [fields.userpicker as string]: { name: 'fred' },
        [fields.multigrouppicker as string]: [{ name: 'testers' }],
        assignee: { name: 'fred' },
      });
      expect(await ids(key, fred)).toEqual(['11', '12', '13']);
      expect(await ids(key)).toEqual(['14']);
      const bare = await issueIn(project);
      expect(await ids(bare, fred)).toEqual([]);
    });

    it('compare what fields hold', async () => {
      const compared = (field: string | undefined, comparison: string, value: string) =>
        on({ type: 'field-value', field, comparison, value });
      const project = await follow(
        go(11, compared(fields.float, '>', '10')),
        go(12, compared(fields.float, '<=', '9')),
        go(13, compared('labels', '=', 'ready')),
        go(14, compared('labels', '!=', 'blocked')),
        go(15, compared('duedate', '<', '2030-01-01')),
        go(16, compared('priority', '=', '2')),
      );
      const key = await issueIn(project, {
        // As a text, 9 would come after 10.
        [fields.float as string]: 9,
        labels: ['ready', 'blocked'],
        duedate: '2029-12-31',
        priority: { id: '2' },
      });
      expect(await ids(key)).toEqual(['12', '13', '15', '16']);
      expect(await ids(await issueIn(project, { priority: { id: '3' } }))).toEqual(['14']);
    });

    it('ask for the statuses of all sub-tasks', async () => {
      const project = await follow(
        go(11, on({ type: 'subtasks-in', statusIds: [status.inProgress] })),
        go(12),
      );
      const key = await issueIn(project);
      expect(await ids(key)).toEqual(['11', '12']);
      const parts = [];
      for (const summary of ['one', 'two'])
        parts.push(await issueIn(project, { summary, issuetype: 'Sub-task', parent: { key } }));
      expect(await ids(key)).toEqual(['12']);
      done(await move(String(parts[0]), 12));
      expect(await ids(key)).toEqual(['12']);
      done(await move(String(parts[1]), 12));
      expect(await ids(key)).toEqual(['11', '12']);
    });

    it('keep two duties apart, and remember where an issue came from', async () => {
      const back = { from: [status.inProgress], to: status.resolved };
      const project = await follow(
        go(11),
        go(21, {
          ...back,
          ...on({
            type: 'separation-of-duties',
            fromStatusId: status.open,
            toStatusId: status.inProgress,
          }),
        }),
        go(22, { ...back, ...on({ type: 'previous-status', statusId: status.open, last: true }) }),
        go(23, { ...back, ...on({ type: 'previous-status', statusId: status.resolved }) }),
        go(31, { from: [status.resolved], to: status.inProgress }),
      );
      const key = await issueIn(project);
      done(await move(key, 11, {}, fred));
      expect(await may(key, 21, fred)).toBe(false);
      expect(await ids(key)).toEqual(['21', '22']);
      done(await move(key, 21));
      done(await move(key, 31));
      // It came from Resolved last, and from Open before: fred's doing is not forgotten.
      expect(await ids(key, fred)).toEqual(['23']);
      expect(await ids(key)).toEqual(['21', '23']);
    });

    it('are nested in groups of all and of any', async () => {
      const assignee = { type: 'only-assignee' };
      const tester = { type: 'only-group', group: 'testers' };
      const never = { type: 'never' };
      const project = await follow(
        go(11, on({ type: 'any', conditions: [assignee, tester] })),
        go(12, on({ type: 'all', conditions: [tester, { type: 'any', conditions: [never, assignee] }] })),
      );
      const key = await issueIn(project);
      expect(await ids(key, fred)).toEqual(['11']);
      const his = await issueIn(project, { assignee: { name: 'fred' } });
      expect(await ids(his, fred)).toEqual(['11', '12']);
    });
  });

  describe('validators', () => {
    const wanting = (...validators: object[]) => ({ validators, screen: 1 });

    it('ask for a value, and for a change, each named by its field', async () => {
      const project = await follow(
        go(11, wanting({ type: 'field-required', field: 'duedate' })),
        go(12, wanting({ type: 'field-required', field: fields.textfield, message: 'Say why.' })),
        go(13, wanting({ type: 'field-changed', field: 'priority' })),
        go(14, { validators: [{ type: 'field-required', field: 'environment' }] }),
      );
      const key = await issueIn(project, { priority: { id: '3' } });
      refused(await move(key, 11), { duedate: 'Due Date is required.' });
      refused(await move(key, 12), { [fields.textfield as string]: 'Say why.' });
      refused(await move(key, 13, { fields: { priority: { id: '3' } } }), {
        priority: 'Priority must be modified during transition.',
      });
      // No screen asks for it, and it is wanted all the same.
      refused(await move(key, 14), { environment: 'Environment is required.' });
      expect((await read(key)).status.id).toBe('1');
      done(await move(key, 11, { fields: { duedate: '2031-02-03' } }));
      expect((await read(key)).duedate).toBe('2031-02-03');
      const other = await issueIn(project, { priority: { id: '3' } });
      done(await move(other, 13, { fields: { priority: { id: '2' } } }));
    });

    it('ask for a form, in a time that does not grow with the malice of the pattern', async () => {
      const project = await follow(
        go(11, wanting({ type: 'field-pattern', field: fields.textfield, pattern: '^[A-Z]{2}-\\d+$' })),
        go(12, wanting({ type: 'field-pattern', field: 'description', pattern: '^(a+)+$' })),
      );
      const key = await issueIn(project);
      const id = fields.textfield as string;
      const sentence = { [id]: 'textfield does not have the expected form.' };
      refused(await move(key, 11), sentence);
      refused(await move(key, 11, { fields: { [id]: 'xAB-1' } }), sentence);
      // A matcher that goes back on its steps would need 2^30000 of them.
      refused(await move(key, 12, { fields: { description: `${'a'.repeat(30_000)}!` } }), {
        description: 'Description does not have the expected form.',
      });
      done(await move(key, 11, { fields: { [id]: 'AB-17' } }));
    });

    it('compare dates with one another and with now', async () => {
      const project = await follow(
        go(11, wanting({ type: 'date-compare', field: 'duedate', comparison: '>', other: 'now' })),
        go(12, wanting({ type: 'date-compare', field: 'duedate', comparison: '>=', other: fields.datetime })),
      );
      const key = await issueIn(project, {
        duedate: '2020-01-01',
        [fields.datetime as string]: '2020-01-02T10:00:00.000+0000',
      });
      refused(await move(key, 11), { duedate: 'Due Date must be after the current date.' });
      refused(await move(key, 12), { duedate: 'Due Date must be not before datetime.' });
      done(await move(key, 12, { fields: { duedate: '2020-01-02' } }));
    });

    it('ask for the status of the parent, and for what other people may', async () => {
      const project = await follow(
        go(11, { validators: [{ type: 'parent-status', statusIds: [status.inProgress] }] }),
        go(12, {
          validators: [
            { type: 'user-permission', permission: 'ADMINISTER_PROJECTS', field: fields.userpicker },
          ],
        }),
      );
      const key = await issueIn(project, { [fields.userpicker as string]: { name: 'fred' } });
      const part = await issueIn(project, { issuetype: 'Sub-task', parent: { key } });
      refused(await move(part, 11), {}, ['The parent issue is not in a status that allows this transition.']);
      refused(await move(key, 12), {
        [fields.userpicker as string]: 'userpicker must be somebody with the permission ADMINISTER_PROJECTS.',
      });
      refused(await move(part, 12), { [fields.userpicker as string]: 'userpicker is required.' });
      done(await move(key, 11));
      done(await move(part, 11));
    });
  });

  describe('post-functions', () => {
    it('set, clear and copy fields, and tell the history once', async () => {
      const text = fields.textfield as string;
      const project = await follow(
        go(11, {
          postFunctions: [
            { type: 'set-field', field: 'priority', value: { id: '1' } },
            { type: 'set-field', field: 'labels', value: ['moved'] },
            { type: 'copy-field', from: 'summary', to: text },
            { type: 'copy-field', from: 'reporter', to: fields.userpicker },
            { type: 'copy-field', from: 'duedate', to: fields.datepicker },
            { type: 'clear-field', field: 'environment' },
            { type: 'set-resolution', resolutionId: 10000 },
          ],
        }),
      );
      const key = await issueIn(project, {
        summary: 'A summary',
        environment: 'here',
        duedate: '2031-01-01',
        labels: ['old'],
      });
      done(await move(key, 11));
      expect(await read(key)).toMatchObject({
        status: { id: '3' },
        priority: { id: '1' },
        labels: ['moved'],
        [text]: 'A summary',
        [fields.userpicker as string]: { name: 'admin' },
        [fields.datepicker as string]: '2031-01-01',
        environment: null,
        resolution: { id: '10000' },
      });
      const { histories } = (await admin.get(`${path}/${key}?expand=changelog`)).body.changelog;
      expect(histories).toHaveLength(1);
      const told = histories[0].items.map((one: { field: string; toString: string }) => one.field);
      expect(told.toSorted()).toEqual([
        'datepicker',
        'environment',
        'labels',
        'priority',
        'resolution',
        'status',
        'textfield',
        'userpicker',
      ]);
    });

    it('assign to whom the workflow says, where they can be assigned', async () => {
      const to = (who: string) => ({ postFunctions: [{ type: 'assign-to', who }] });
      const loop = { from: 'any', to: 'same' };
      const project = await follow(
        go(11, { ...loop, ...to('reporter') }),
        go(12, { ...loop, ...to('lead') }),
        go(13, { ...loop, ...to('current-user') }),
      );
      const key = await issueIn(project, { reporter: { name: 'fred' }, assignee: { name: 'wilma' } });
      const assignee = async () => (await read(key)).assignee?.name;
      done(await move(key, 11));
      expect(await assignee()).toBe('fred');
      done(await move(key, 12));
      expect(await assignee()).toBe('admin');
      done(await move(key, 13, {}, fred));
      expect(await assignee()).toBe('fred');
      expect((await read(key)).status.id).toBe('1');
    });

    it('comment in the name of whoever moves the issue', async () => {
      const project = await follow(go(11, { postFunctions: [{ type: 'add-comment', body: 'Started.' }] }));
      const key = await issueIn(project);
      done(await move(key, 11, {}, fred));
      const { comments } = (await admin.get(`${path}/${key}/comment`)).body;
      expect(comments).toMatchObject([{ body: 'Started.', author: { name: 'fred' } }]);
    });

    it('refuse the transition where their value is gone, and leave nothing half done', async () => {
      const project = await follow(
        go(11, {
          postFunctions: [
            { type: 'set-field', field: 'labels', value: ['half'] },
            { type: 'set-field', field: 'priority', value: { id: '99999' } },
          ],
        }),
      );
      const key = await issueIn(project);
      refused(await move(key, 11), { priority: 'The priority selected is invalid.' });
      expect(await read(key)).toMatchObject({ status: { id: '1' }, labels: [] });
    });
  });

  describe('the initial transition', () => {
    it('asks of new issues, one and many, and does what it does to them', async () => {
      const project = await follow(
        create({
          validators: [{ type: 'field-required', field: 'duedate' }],
          postFunctions: [
            { type: 'set-field', field: 'labels', value: ['new'] },
            { type: 'set-resolution', resolutionId: 10001 },
            { type: 'add-comment', body: 'Made.' },
          ],
        }),
      );
      const body = (more: object) => ({
        fields: { project: { key: project }, issuetype: { name: 'Task' }, summary: 'x', ...more },
      });
      refused(await admin.post(path, body({})), { duedate: 'Due Date is required.' });
      const made = await admin.post(path, body({ duedate: '2031-01-01' }));
      expect(made.status, made.text).toBe(201);
      expect(await read(made.body.key)).toMatchObject({
        labels: ['new'],
        resolution: { id: '10001' },
        comment: { comments: [{ body: 'Made.' }] },
      });
      expect((await read(made.body.key)).resolutiondate).not.toBeNull();
      const bulk = await admin.post(`${path}/bulk`, {
        issueUpdates: [body({ duedate: '2031-01-01' }), body({})],
      });
      expect(bulk.status, bulk.text).toBe(201);
      expect(bulk.body.issues).toHaveLength(1);
      expect(bulk.body.errors).toMatchObject([
        { failedElementNumber: 1, elementErrors: { errors: { duedate: 'Due Date is required.' } } },
      ]);
      expect((await read(bulk.body.issues[0].key)).labels).toEqual(['new']);
    });
  });

  it('show any screen there is, global transitions everywhere, and buttons in their order', async () => {
    const screen = await admin.post('/rest/api/2/screens', { name: 'On the way', description: '' });
    const tabs = (await admin.get(`/rest/api/2/screens/${screen.body.id}/tabs`)).body;
    const tab =
      tabs[0] ?? (await admin.post(`/rest/api/2/screens/${screen.body.id}/tabs`, { name: 'Fields' })).body;
    await admin.post(`/rest/api/2/screens/${screen.body.id}/tabs/${tab.id}/fields`, {
      fieldId: 'environment',
    });
    const project = await follow(
      go(11, { from: 'any', to: 'same', properties: { 'opsbar-sequence': '50' } }),
      go(12, { screen: screen.body.id, properties: { 'opsbar-sequence': '5' } }),
    );
    const key = await issueIn(project);
    const listed = (await admin.get(`${path}/${key}/transitions?expand=transitions.fields`)).body.transitions;
    expect(listed.map((one: { id: string }) => one.id)).toEqual(['12', '11']);
    expect(listed[0].opsbarSequence).toBe(5);
    expect(Object.keys(listed[0].fields)).toEqual(['environment']);
    expect(listed[1]).toMatchObject({ fields: {}, to: { id: '1' } });
    done(await move(key, 12, { fields: { environment: 'there' } }));
    expect(await ids(key)).toEqual(['11']);
    expect((await read(key)).environment).toBe('there');
    // A screen that a workflow shows is not deleted under it.
    const gone = await asScript(context.server, 'DELETE', `/rest/api/2/screens/${screen.body.id}`);
    expect(gone.status, gone.text).toBe(400);
  });

  it('name groups, roles and fields that are not deleted under them', async () => {
    const send = (method: string, url: string, body?: unknown) => asScript(context.server, method, url, body);
    await admin.post('/rest/api/2/group', { name: 'named' });
    const role = (await send('POST', '/rest/api/2/role', { name: 'Named' })).body;
    const other = (await send('POST', '/rest/api/2/role', { name: 'Other' })).body;
    const made = await admin.post('/rest/api/2/field', { name: 'Named', type: `${prefix}textfield` });
    const field = made.body.id;
    const limits = {
      'jira.permission.edit.group.1': 'named',
      'jira.permission.subtasks.work.projectrole': String(role.id),
    };
    const id = await buildProjectFollowing(context.server, 'NAMING', {
      steps: steps({ open: limits }),
      transitions: [
        create(),
        go(11, {
          conditions: [
            { type: 'all', conditions: [{ type: 'any-group', groups: ['testers', 'named'] }] },
            { type: 'only-role', roleId: role.id },
          ],
          validators: [{ type: 'field-required', field }],
          postFunctions: [{ type: 'copy-field', from: 'summary', to: field }],
        }),
      ],
    });
    const { name } = (await send('GET', `/rest/tessera/1/workflow/${id}`)).body;
    const places = {
      group: `the workflow '${name}' (steps[0].properties.jira.permission.edit.group.1, transitions[1].conditions[0].conditions[0].groups[1])`,
      role: `the workflow '${name}' (steps[0].properties.jira.permission.subtasks.work.projectrole, transitions[1].conditions[1].roleId)`,
      field: `the workflow '${name}' (transitions[1].validators[0].field, transitions[1].postFunctions[0].to)`,
    };
    refused(await send('DELETE', '/rest/api/2/group?groupname=named'), {}, [
      `The group 'named' cannot be deleted: ${places.group} names it.`,
    ]);
    for (const swap of ['', `?swap=${other.id}`])
      refused(await send('DELETE', `/rest/api/2/role/${role.id}${swap}`), {}, [
        `The project role 'Named' cannot be deleted: ${places.role} names it.`,
      ]);
    const kept = await send('DELETE', `/rest/api/2/customFields?ids=${field}`);
    expect(kept.body).toMatchObject({
      deletedCustomFields: [],
      notDeletedCustomFields: {
        [field]: `The custom field 'Named' cannot be deleted: ${places.field} names it.`,
      },
    });
    expect((await send('GET', `/rest/api/2/role/${role.id}`)).status).toBe(200);
    await send('DELETE', '/rest/api/2/project/NAMING');
    const scheme = (await send('GET', '/rest/api/2/workflowschemes')).body.schemes.find(
      (one: { defaultWorkflow: string }) => one.defaultWorkflow === name,
    );
    await send('DELETE', `/rest/api/2/workflowscheme/${scheme.id}`);
    expect((await send('DELETE', `/rest/tessera/1/workflow/${id}`)).status).toBe(204);
    expect((await send('DELETE', '/rest/api/2/group?groupname=named')).status).toBe(200);
    expect((await send('DELETE', `/rest/api/2/role/${role.id}`)).status).toBe(204);
    expect((await send('DELETE', `/rest/api/2/customFields?ids=${field}`)).body.deletedCustomFields).toEqual([
      field,
    ]);
  });
});
