import { beforeAll, describe, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { type Answer, type Client, describeOnEngines } from '../support/server.ts';

const path = '/rest/api/2/issue';

describeOnEngines('moving issues along their workflow', (context) => {
  let admin: Client;
  let fred: Client;

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    await server.buildUser({ name: 'fred' });
    fred = server.as('fred');
    await server.buildProject({ key: 'TEST' });
    await server.buildProject({
      key: 'SIMPLE',
      template: 'com.pyxis.greenhopper.jira:gh-simplified-kanban-classic',
    });
    await admin.post('/rest/api/2/version', { name: '1.0', project: 'TEST' });
    await buildProjectGranting(server, 'FEW', {
      BROWSE_PROJECTS: ['applicationRole'],
      CREATE_ISSUES: ['user:admin'],
      TRANSITION_ISSUES: ['user:fred', 'user:admin'],
      RESOLVE_ISSUES: ['user:fred', 'user:admin'],
      CLOSE_ISSUES: ['user:admin'],
    });
    await buildProjectGranting(server, 'NONE', {
      BROWSE_PROJECTS: ['anyone'],
      CREATE_ISSUES: ['user:admin'],
      RESOLVE_ISSUES: ['anyone'],
      CLOSE_ISSUES: ['anyone'],
    });
  });

  const fresh = async (project = 'TEST', more: Record<string, unknown> = {}): Promise<string> =>
    (await context.server.buildIssue({ project, ...more })).key;
  const list = async (key: string, client = admin, query = ''): Promise<Answer['body'][]> => {
    const { status, body } = await client.get(`${path}/${key}/transitions${query}`);
    expect(status).toBe(200);
    expect(body.expand).toBe('transitions');
    return body.transitions;
  };
  const ids = async (key: string, client = admin) => (await list(key, client)).map((one) => one.id);
  const move = (key: string, id: unknown, more: Record<string, unknown> = {}, client = admin) =>
    client.post(`${path}/${key}/transitions`, { transition: { id }, ...more });
  const resolve = (key: string, more: Record<string, unknown> = {}, client = admin) =>
    move(key, '5', { fields: { resolution: { name: 'Done' } }, ...more }, client);
  const read = async (key: string, query = '') => (await admin.get(`${path}/${key}${query}`)).body;
  const done = (answer: Answer) => expect([answer.status, answer.text]).toEqual([204, '']);
  const refused = (answer: Answer, errors: Record<string, unknown>, errorMessages: unknown[] = []) => {
    expect(answer.status, answer.text).toBe(400);
    expect(answer.body).toEqual({ errorMessages, errors });
  };

  describe('GET /rest/api/2/issue/{issueIdOrKey}/transitions', () => {
    it('lists what leads out of the status, for this caller', async () => {
      const key = await fresh('TEST', { assignee: { name: 'fred' } });
      expect(await list(key, fred)).toMatchObject([
        {
          id: '4',
          name: 'Start Progress',
          opsbarSequence: 10,
          to: { name: 'In Progress', id: '3', statusCategory: { key: 'indeterminate' } },
        },
        { id: '5', name: 'Resolve Issue', opsbarSequence: 20, to: { name: 'Resolved' } },
        { id: '2', name: 'Close Issue', opsbarSequence: 30, to: { name: 'Closed' } },
      ]);
      expect(await ids(key)).toEqual(['5', '2']);
    });

    it('tells the fields of screens only where they are expanded', async () => {
      const key = await fresh('TEST', { assignee: { name: 'admin' } });
      for (const transition of await list(key)) expect(transition).not.toHaveProperty('fields');
      const [start, resolving] = await list(key, admin, '?expand=transitions.fields');
      expect(start.fields).toEqual({});
      expect(Object.keys(resolving.fields)).toEqual(['resolution', 'fixVersions', 'assignee', 'worklog']);
      expect(resolving.fields.resolution).toMatchObject({
        required: true,
        schema: { type: 'resolution', system: 'resolution' },
        name: 'Resolution',
        fieldId: 'resolution',
        operations: ['set'],
        hasDefaultValue: true,
        defaultValue: { name: 'Done' },
      });
      expect(resolving.fields.resolution.allowedValues.map((one: { name: string }) => one.name)).toContain(
        'Done',
      );
      expect(resolving.fields.fixVersions).toMatchObject({
        required: false,
        allowedValues: [{ name: '1.0' }],
      });
    });

    it('lists the one that is asked for, or none', async () => {
      const key = await fresh();
      expect((await list(key, admin, '?transitionId=5')).map((one) => one.id)).toEqual(['5']);
      expect(await list(key, admin, '?transitionId=3')).toEqual([]);
      expect(await list(key, admin, '?transitionId=nonsense')).toEqual([]);
    });

    it('goes by permissions: to resolve, to close, to transition at all', async () => {
      const key = await fresh('FEW');
      expect(await ids(key)).toEqual(['5', '2']);
      expect(await ids(key, fred)).toEqual(['5']);
      expect(await ids(await fresh('NONE'), fred)).toEqual([]);
      expect(await ids(await fresh('NONE'), context.server.anonymous)).toEqual([]);
    });
  });

  describe('POST /rest/api/2/issue/{issueIdOrKey}/transitions', () => {
    it('resolves an issue: status, resolution and the moment change together', async () => {
      const key = await fresh();
      done(await resolve(key));
      const { fields } = await read(key);
      expect(fields).toMatchObject({ status: { name: 'Resolved' }, resolution: { name: 'Done' } });
      expect(fields.resolutiondate).toBe(fields.updated);
    });

    it('clears the resolution where the workflow says so, and closes with the old one', async () => {
      const key = await fresh();
      done(await resolve(key));
      const { resolutiondate } = (await read(key)).fields;
      context.server.pass(5000);
      done(await move(key, 701));
      expect((await read(key)).fields).toMatchObject({
        status: { name: 'Closed' },
        resolution: { name: 'Done' },
        resolutiondate,
      });
      done(await move(key, 3));
      expect((await read(key)).fields).toMatchObject({
        status: { name: 'Reopened' },
        resolution: null,
        resolutiondate: null,
      });
    });

    it('sets the resolution itself where the workflow says so', async () => {
      const key = await fresh('SIMPLE');
      expect((await read(key)).fields.status.name).toBe('To Do');
      expect(await ids(key)).toEqual(['11', '21', '31']);
      done(await move(key, '31'));
      expect((await read(key)).fields).toMatchObject({
        status: { name: 'Done' },
        resolution: { name: 'Done' },
        resolutiondate: expect.any(String),
      });
      done(await move(key, '21'));
      expect((await read(key)).fields).toMatchObject({
        status: { name: 'In Progress' },
        resolution: null,
        resolutiondate: null,
      });
    });

    it('takes the fields of the screen, operations, and a comment', async () => {
      const key = await fresh();
      done(
        await resolve(key, {
          update: { fixVersions: [{ add: { name: '1.0' } }], comment: [{ add: { body: 'Fixed it' } }] },
          historyMetadata: { type: 'a tool' },
        }),
      );
      expect((await read(key)).fields).toMatchObject({
        fixVersions: [{ name: '1.0' }],
        comment: { comments: [{ body: 'Fixed it' }] },
      });
    });

    it('takes a comment with a transition that has no screen', async () => {
      const key = await fresh('SIMPLE');
      done(await move(key, '21', { update: { comment: [{ add: { body: 'On it' } }] } }));
      expect((await read(key)).fields.comment.total).toBe(1);
    });

    it('resolves by the first resolution where none is named', async () => {
      const key = await fresh();
      done(await move(key, '5'));
      expect((await read(key)).fields).toMatchObject({
        status: { name: 'Resolved' },
        resolution: { name: 'Done' },
      });
    });

    it('refuses what is no value of the screen’s fields, and fields that it does not have', async () => {
      const key = await fresh('TEST', { assignee: { name: 'admin' } });
      refused(await move(key, '5', { fields: { resolution: null } }), {
        resolution: "Could not find valid 'id' or 'name' in resolution object.",
      });
      refused(await move(key, '5', { fields: { resolution: { name: 'Nope' } } }), {
        resolution: 'The resolution selected is invalid.',
      });
      refused(await resolve(key, { fields: { resolution: { name: 'Done' }, summary: 'x' } }), {
        summary: "Field 'summary' cannot be set. It is not on the appropriate screen, or unknown.",
      });
      refused(await move(key, '4', { fields: { resolution: { name: 'Done' } } }), {
        resolution: "Field 'resolution' cannot be set. It is not on the appropriate screen, or unknown.",
      });
      expect((await read(key)).fields).toMatchObject({ status: { name: 'Open' }, resolution: null });
    });

    it('resolves by the first resolution where a script names none', async () => {
      const key = await fresh('TEST', { assignee: { name: 'admin' } });
      done(await move(key, '5'));
      const { fields } = await read(key);
      expect(fields).toMatchObject({ status: { name: 'Resolved' }, resolution: { name: 'Done' } });
      expect(fields.resolutiondate).not.toBeNull();
    });

    it('accepts the id as a number or as digits', async () => {
      done(await move(await fresh('SIMPLE'), 21));
      done(await move(await fresh('SIMPLE'), '21'));
    });

    it.each([
      ['unknown', '999', "Transition id '999' is not valid for this issue."],
      ['from another status', '3', "Transition id '3' is not valid for this issue."],
      ['the one that makes issues', '1', "Transition id '1' is not valid for this issue."],
      ['text', 'abc', "'transition' identifier must be an integer"],
      ['a fraction', 1.5, "'transition' identifier must be an integer"],
      ['an object', {}, "'transition' identifier must be an integer"],
      ['negative', -1, "'transition' identifier must be an integer"],
      ['null', null, "Missing 'transition' identifier"],
      ['empty', '', "Missing 'transition' identifier"],
    ])('refuses an id that is %s', async (_what, id, message) => {
      refused(await move(await fresh(), id), {}, [message]);
    });

    it('refuses a body without a transition', async () => {
      const key = await fresh();
      refused(await admin.post(`${path}/${key}/transitions`, {}), {}, ["Missing 'transition' identifier"]);
      refused(await admin.post(`${path}/${key}/transitions`, { transition: {} }), {}, [
        "Missing 'transition' identifier",
      ]);
      expect((await admin.post(`${path}/${key}/transitions`, { transition: '5' })).status).toBe(400);
    });

    it('does not do what it does not list', async () => {
      const key = await fresh('FEW');
      refused(await move(key, '2', { fields: { resolution: { name: 'Done' } } }, fred), {}, [
        "Transition id '2' is not valid for this issue.",
      ]);
      done(await move(key, '5', { fields: { resolution: { name: 'Done' } } }, fred));
      refused(await resolve(await fresh('NONE'), {}, context.server.anonymous), {}, [
        "Transition id '5' is not valid for this issue.",
      ]);
    });

    it('is told in the history, field by field', async () => {
      const key = await fresh();
      done(await resolve(key, { fields: { resolution: { name: "Won't Do" }, assignee: { name: 'fred' } } }));
      const { histories } = (await read(key, '?expand=changelog')).changelog;
      expect(histories).toHaveLength(1);
      expect(histories[0].items).toEqual([
        {
          field: 'assignee',
          fieldtype: 'jira',
          fieldId: 'assignee',
          from: null,
          fromString: null,
          to: expect.stringContaining('JIRAUSER'),
          toString: 'fred',
        },
        {
          field: 'resolution',
          fieldtype: 'jira',
          fieldId: 'resolution',
          from: null,
          fromString: null,
          to: '10001',
          toString: "Won't Do",
        },
        {
          field: 'status',
          fieldtype: 'jira',
          fieldId: 'status',
          from: '1',
          fromString: 'Open',
          to: '5',
          toString: 'Resolved',
        },
      ]);
    });

    it('lets one of two through where both resolve at once', async () => {
      const key = await fresh();
      const answers = await Promise.all(Array.from({ length: 6 }, () => resolve(key)));
      expect(answers.map((answer) => answer.status).sort()).toEqual([204, 400, 400, 400, 400, 400]);
      const { histories } = (await read(key, '?expand=changelog')).changelog;
      expect(histories).toHaveLength(1);
    });
  });
});
