import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { transact } from '../../src/context.ts';
import { makeTransition } from '../../src/issue/transition/transition.service.ts';
import { type Answer, type Client, describeOnEngines } from '../support/server.ts';
import {
  asScript,
  buildProjectFollowing,
  buildWorkflow,
  create,
  giveWorkflow,
  go,
  status,
  steps,
  workflowUrl as url,
} from '../support/workflows.ts';

const plain = { steps: steps(), transitions: [create(), go(11)] };
const withoutProgress = {
  steps: steps().filter(({ statusId }) => statusId !== status.inProgress),
  transitions: [create(), go(12, { to: status.resolved })],
};

describeOnEngines('Workflows', (context) => {
  let admin: Client;
  let fred: Client;

  beforeAll(async () => {
    admin = context.server.as('admin');
    await context.server.buildUser({ name: 'fred' });
    fred = context.server.as('fred');
  });

  const call = (method: string, path: string, body?: unknown, headers = {}) =>
    asScript(context.server, method, path, body, headers);
  const all = async () => (await call('GET', url)).body;
  const refused = (answer: Answer, code: number, errors: Record<string, unknown>) => {
    expect(answer.status, answer.text).toBe(code);
    expect(answer.body.errors).toEqual(errors);
  };
  const audited = async (action: string): Promise<string[]> => {
    const { body } = await call('GET', '/rest/api/2/auditing/record?limit=1000');
    return body.records
      .filter((one: { summary: string }) => one.summary === action)
      .map((one: { objectItem: { name: string } }) => one.objectItem.name);
  };

  it('are made, read, changed, copied and deleted, and the audit log tells of it', async () => {
    const made = await call('POST', url, { name: ' Review ', description: 'How', definition: plain });
    expect(made.status, made.text).toBe(201);
    expect(made.headers.etag).toBe('"1"');
    const { id } = made.body;
    expect(made.body).toMatchObject({
      self: `http://localhost:8090/jira${url}/${id}`,
      name: 'Review',
      description: 'How',
      version: 1,
      system: false,
      active: false,
      hasDraft: false,
      schemes: [],
      definition: {
        steps: plain.steps,
        transitions: [
          { id: 1, conditions: [] },
          { id: 11, validators: [] },
        ],
      },
    });
    expect((await call('GET', `${url}/${id}`)).body).toEqual(made.body);
    // What is read can be sent back as it is.
    const same = await call('PUT', `${url}/${id}`, { definition: made.body.definition, version: 1 });
    expect(same.body.definition).toEqual(made.body.definition);
    const changed = await call('PUT', `${url}/${id}`, { name: 'Reviewed', version: 2 });
    expect(changed.body).toMatchObject({ name: 'Reviewed', description: 'How', version: 3 });
    const copy = await call('POST', `${url}/${id}/copy`, { name: 'Copy' });
    expect(copy.status).toBe(201);
    expect(copy.body).toMatchObject({ version: 1, definition: made.body.definition, description: 'How' });
    expect((await all()).map((one: { name: string }) => one.name)).toEqual(
      expect.arrayContaining(['Copy', 'Reviewed', 'jira']),
    );
    expect((await call('DELETE', `${url}/${id}`)).status).toBe(204);
    expect((await call('GET', `${url}/${id}`)).status).toBe(404);
    expect(await audited('Workflow created')).toEqual(expect.arrayContaining(['Review', 'Copy']));
    expect(await audited('Workflow deleted')).toContain('Reviewed');
  });

  it('are for administrators, who have confirmed their password', async () => {
    for (const [method, path] of [
      ['GET', url],
      ['GET', `${url}/1`],
      ['GET', `${url}/schema`],
      ['POST', url],
      ['PUT', `${url}/1`],
      ['DELETE', `${url}/2`],
      ['POST', `${url}/2/draft`],
      ['GET', `${url}/2/draft`],
      ['POST', `${url}/2/draft/publish`],
    ] as const) {
      const body = { name: 'x', definition: plain };
      expect((await context.server.anonymous.request(method, path, body)).status, path).toBe(401);
      expect((await fred.request(method, path, body)).status, path).toBe(403);
    }
    expect((await all()).map((one: { id: number }) => one.id)).toContain(2);
  });

  it('say which version was seen before they change', async () => {
    const id = await buildWorkflow(context.server, plain);
    const change = { description: 'new' };
    const path = `${url}/${id}`;
    refused(await call('PUT', path, change), 400, { version: expect.any(String) });
    refused(await call('PUT', path, { ...change, version: 2 }), 409, { version: expect.any(String) });
    refused(await call('PUT', path, change, { 'if-match': '"2"' }), 412, { version: expect.any(String) });
    refused(await call('PUT', path, change, { 'if-match': 'two' }), 400, { version: expect.any(String) });
    refused(await call('DELETE', path, undefined, { 'if-match': '"2"' }), 412, {
      version: expect.any(String),
    });
    expect((await call('PUT', path, change, { 'if-match': '"1"' })).body.version).toBe(2);
    const both = await Promise.all(
      ['one', 'two'].map((description) => call('PUT', path, { description, version: 2 })),
    );
    expect(both.map((one) => one.status).toSorted()).toEqual([200, 409]);
  });

  it('name the place of what is wrong, all at once', async () => {
    const before = await all();
    const definition = {
      steps: [...steps(), { statusId: 999_999 }, { statusId: status.open }],
      transitions: [
        create({ conditions: [{ type: 'only-assignee' }], screen: 1, to: 'same' }),
        go(11, { to: status.closed, screen: 999_999, colour: 'red' }),
        go(11, { from: [status.open, status.open], name: ' ' }),
        go(12, {
          conditions: [
            { type: 'only-group', group: 'nobody-there' },
            { type: 'any', conditions: [{ type: 'only-role', roleId: 999_999 }] },
            { type: 'whatever' },
            { type: 'field-value', field: 'summary', comparison: '~', value: 'x' },
          ],
          validators: [
            { type: 'field-pattern', field: 'summary', pattern: '(a)\\1' },
            { type: 'date-compare', field: 'summary', comparison: '=', other: 'now' },
            { type: 'permission', permission: 'FLY' },
          ],
          postFunctions: [
            { type: 'set-resolution', resolutionId: 999_999 },
            { type: 'copy-field', from: 'summary', to: 'duedate' },
            { type: 'set-field', field: 'created' },
          ],
        }),
      ],
    };
    const answer = await call('POST', url, { name: 'Wrong', definition });
    expect(answer.status, answer.text).toBe(400);
    expect(Object.keys(answer.body.errors).toSorted()).toEqual(
      [
        'steps[3].statusId',
        'steps[4].statusId',
        'transitions[0].conditions',
        'transitions[0].screen',
        'transitions[0].to',
        'transitions[1].colour',
        'transitions[1].screen',
        'transitions[1].to',
        'transitions[2].from',
        'transitions[2].id',
        'transitions[2].name',
        'transitions[3].conditions[0].group',
        'transitions[3].conditions[1].conditions[0].roleId',
        'transitions[3].conditions[2].type',
        'transitions[3].conditions[3].comparison',
        'transitions[3].postFunctions[0].resolutionId',
        'transitions[3].postFunctions[1].to',
        'transitions[3].postFunctions[2].field',
        'transitions[3].postFunctions[2].value',
        'transitions[3].validators[0].pattern',
        'transitions[3].validators[1].field',
        'transitions[3].validators[2].permission',
      ].toSorted(),
    );
    expect(await all()).toEqual(before);
  });

  it('are described so that forms can be made of it', async () => {
    const { $defs } = (await call('GET', `${url}/schema`)).body;
    const ofType = (type: string) =>
      $defs.validator.oneOf.find(
        (one: { properties: { type: { const: string } } }) => one.properties.type.const === type,
      ).properties;
    expect(ofType('date-compare')).toMatchObject({
      field: { format: 'date-field' },
      comparison: { enum: expect.arrayContaining(['<=']) },
      other: { format: 'date-field-or-now' },
    });
    const { body: fields } = await call('GET', `${url}/field`);
    const kindsOf = (id: string) => fields.find((one: { id: string }) => one.id === id)?.kinds.toSorted();
    expect(kindsOf('duedate')).toEqual([
      'compared-field',
      'date-field',
      'date-field-or-now',
      'settable-field',
    ]);
    expect(kindsOf('reporter')).toEqual(['settable-field', 'user-field']);
    expect(kindsOf('issuetype')).toEqual(['compared-field']);
    expect(kindsOf('comment')).toBeUndefined();
    expect(fields.find((one: { id: string }) => one.id === 'summary')).toMatchObject({
      name: 'Summary',
      schema: { type: 'string', system: 'summary' },
    });
    expect((await fred.get(`${url}/field`)).status).toBe(403);
  });

  it('have exactly one beginning, and names of their own', async () => {
    const post = (definition: unknown, name = 'Odd') => call('POST', url, { name, definition });
    refused(await post({ ...plain, transitions: [go(11)] }), 400, { transitions: expect.any(String) });
    refused(await post({ ...plain, transitions: [create(), create({ id: 2 })] }), 400, {
      transitions: expect.any(String),
    });
    refused(await post('none'), 400, { definition: expect.any(String) });
    refused(await post(plain, ' '), 400, { name: 'You must specify a name for the workflow.' });
    refused(await post(plain, 'JIRA'), 409, { name: expect.any(String) });
    let conditions: object[] = [{ type: 'never' }];
    for (let deep = 0; deep < 50; deep += 1) conditions = [{ type: 'all', conditions }];
    expect((await post({ ...plain, transitions: [create(), go(11, { conditions })] })).status).toBe(400);
  });

  it('the system’s stays as it is, and one that a scheme names is not deleted', async () => {
    expect((await call('PUT', `${url}/1`, { name: 'Mine', version: 1 })).status).toBe(409);
    expect((await call('POST', `${url}/1/draft`)).status).toBe(409);
    expect((await call('DELETE', `${url}/1`)).status).toBe(409);
    const id = await buildWorkflow(context.server, plain, 'Named');
    await call('POST', '/rest/api/2/workflowscheme', { name: 'Naming', defaultWorkflow: 'Named' });
    const answer = await call('DELETE', `${url}/${id}`);
    expect(answer.status).toBe(409);
    expect(answer.body.errorMessages[0]).toContain('Naming');
    expect((await call('GET', `${url}/${id}`)).body.schemes).toEqual(['Naming']);
  });

  describe('that issues follow', () => {
    const draftOf = async (id: number, definition: object) => {
      const made = await call('POST', `${url}/${id}/draft`);
      expect(made.status, made.text).toBe(201);
      const put = await call('PUT', `${url}/${id}/draft`, { definition, version: made.body.version });
      expect(put.status, put.text).toBe(200);
    };
    const statusOf = async (key: string) =>
      (await admin.get(`/rest/api/2/issue/${key}`)).body.fields.status.id;
    const started = async (project: string) => {
      const { key } = await context.server.buildIssue({ project });
      await admin.post(`/rest/api/2/issue/${key}/transitions`, { transition: { id: '11' } });
      return key;
    };

    it('are changed by a draft alone, and their issues follow at once', async () => {
      const id = await buildProjectFollowing(context.server, 'FOLLOW', plain);
      const { key } = await context.server.buildIssue({ project: 'FOLLOW' });
      const offered = async () =>
        (await admin.get(`/rest/api/2/issue/${key}/transitions`)).body.transitions.map(
          (one: { name: string }) => one.name,
        );
      expect(await offered()).toEqual(['Go 11']);
      const renamed = { ...plain, transitions: [create(), go(11, { name: 'Begin' })] };
      const direct = await call('PUT', `${url}/${id}`, { definition: renamed, version: 1 });
      expect(direct.status, direct.text).toBe(409);
      // Its name is nobody's way.
      expect((await call('PUT', `${url}/${id}`, { description: 'd', version: 1 })).status).toBe(200);
      await draftOf(id, renamed);
      expect((await call('POST', `${url}/${id}/draft`)).status).toBe(409);
      expect(await offered()).toEqual(['Go 11']);
      expect((await call('GET', `${url}/${id}`)).body).toMatchObject({ hasDraft: true, active: true });
      const published = await call('POST', `${url}/${id}/draft/publish`, {});
      expect(published.status, published.text).toBe(200);
      expect(published.body).toMatchObject({ version: 3, hasDraft: false });
      expect(await offered()).toEqual(['Begin']);
      expect((await call('GET', `${url}/${id}/draft`)).status).toBe(404);
    });

    it('leave no issue in a status that goes away', async () => {
      const id = await buildProjectFollowing(context.server, 'GONE', plain);
      const keys = [await started('GONE'), await started('GONE')];
      const { key: open } = await context.server.buildIssue({ project: 'GONE' });
      await draftOf(id, withoutProgress);
      const publish = (statusMappings?: object[]) =>
        call('POST', `${url}/${id}/draft/publish`, { ...(statusMappings && { statusMappings }) });
      const before = await call('GET', `${url}/${id}`);
      const { body: left } = await call('GET', `${url}/${id}/draft/publish`);
      expect(left).toEqual([{ statusId: status.inProgress, issueTypeId: expect.any(Number), issues: 2 }]);
      expect((await fred.get(`${url}/${id}/draft/publish`)).status).toBe(403);
      refused(await publish(), 400, { statusMappings: expect.stringContaining('2 issues') });
      const nowhere = [{ statusId: status.inProgress, newStatusId: status.closed }];
      refused(await publish(nowhere), 400, { statusMappings: expect.any(String) });
      expect((await call('GET', `${url}/${id}`)).body).toEqual(before.body);
      expect(await statusOf(String(keys[0]))).toBe('3');
      const published = await publish([
        { statusId: status.inProgress, newStatusId: String(status.resolved) },
      ]);
      expect(published.status, published.text).toBe(200);
      for (const key of keys) expect(await statusOf(key)).toBe('5');
      expect(await statusOf(open)).toBe('1');
      const { histories } = (await admin.get(`/rest/api/2/issue/${keys[0]}?expand=changelog`)).body.changelog;
      expect(histories.at(-1).items).toMatchObject([{ field: 'status', from: '3', to: '5' }]);
    });

    it('leave none there that somebody is moving just then', async () => {
      const id = await buildProjectFollowing(context.server, 'MEET', plain);
      const { key } = await context.server.buildIssue({ project: 'MEET' });
      await draftOf(id, withoutProgress);
      const ctx = await context.server.ctx({ name: 'admin' });
      const statusMappings = [{ statusId: status.inProgress, newStatusId: status.resolved }];
      let publishing: Promise<Answer> | undefined;
      await transact(ctx, async (tx) => {
        await makeTransition(tx, key, '11', {});
        publishing = call('POST', `${url}/${id}/draft/publish`, { statusMappings });
        // Time enough to look for issues, and to find none in the status that goes away.
        await new Promise((done) => setTimeout(done, 400));
      });
      expect((await publishing)?.status).toBe(200);
      expect(await statusOf(key)).toBe('5');
    });

    it('are published as what they name still is', async () => {
      await call('POST', '/rest/api/2/group', { name: 'passing' });
      const id = await buildProjectFollowing(context.server, 'STALE', plain);
      const conditions = [{ type: 'only-group', group: 'passing' }];
      await draftOf(id, { ...plain, transitions: [create(), go(11, { conditions })] });
      await call('DELETE', '/rest/api/2/group?groupname=passing');
      refused(await call('POST', `${url}/${id}/draft/publish`, {}), 400, {
        'transitions[1].conditions[0].group': 'There is no such group.',
      });
      expect((await call('DELETE', `${url}/${id}/draft`)).status).toBe(204);
    });

    it('have drafts whose transitions have properties, by Jira’s own resource', async () => {
      const id = await buildProjectFollowing(context.server, 'PROPS', plain);
      const { name } = (await call('GET', `${url}/${id}`)).body;
      await call('POST', `${url}/${id}/draft`);
      const path = `/rest/api/2/workflow/transitions/11/properties?workflowName=${encodeURIComponent(name)}`;
      const put = await call('POST', `${path}&workflowMode=draft&key=opsbar-sequence`, { value: '7' });
      expect(put.status, put.text).toBe(200);
      expect((await call('GET', path)).body).toEqual([]);
      expect((await call('POST', `${url}/${id}/draft/publish`, {})).status).toBe(200);
      expect((await call('GET', path)).body).toMatchObject([{ key: 'opsbar-sequence', value: '7' }]);
    });
  });

  describe('are drawn', () => {
    it('as nodes with places and edges, of the draft too', async () => {
      const id = await buildWorkflow(context.server, {
        steps: steps().map((step, at) => (at === 1 ? { ...step, position: { x: 7, y: 9 } } : step)),
        transitions: [create(), go(11), go(12, { from: 'any', to: status.resolved }), go(13, { to: 'same' })],
      });
      const { body } = await call('GET', `${url}/${id}/diagram`);
      expect(body.nodes.map((node: { id: string }) => node.id)).toEqual(['1', '3', '5', 'initial', 'any 12']);
      expect(body.nodes[1]).toMatchObject({ name: 'In Progress', category: 'indeterminate', x: 7, y: 9 });
      expect(body.edges).toEqual([
        { transitionId: 1, name: 'Create', from: 'initial', to: '1' },
        { transitionId: 11, name: 'Go 11', from: '1', to: '3' },
        { transitionId: 12, name: 'Go 12', from: 'any 12', to: '5' },
        { transitionId: 13, name: 'Go 13', from: '1', to: '1' },
      ]);
      expect((await call('GET', `${url}/${id}/diagram?mode=draft`)).status).toBe(404);
      await call('POST', `${url}/${id}/draft`);
      expect((await call('GET', `${url}/${id}/diagram?mode=draft`)).body).toEqual(body);
      expect((await fred.get(`${url}/${id}/diagram`)).status).toBe(403);
    });
  });

  describe('whatever is sent', () => {
    const word = fc.constantFrom(
      'type',
      'all',
      'never',
      'any',
      'initial',
      'same',
      'summary',
      'x',
      '',
      '\u0000',
    );
    const junk = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        word,
        fc.integer({ min: -2, max: 7 }),
        fc.constantFrom(null, true, 1e300, 'customfield_10000', '__proto__'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(word, tie('value'), { maxKeys: 3 }),
      ),
    })).value;
    const rule = fc.record(
      {
        type: fc.constantFrom(
          'only-group',
          'field-value',
          'any',
          'set-field',
          'copy-field',
          'field-pattern',
          'never',
        ),
        field: fc.oneof(fc.constantFrom('summary', 'duedate', 'labels'), junk),
        conditions: junk,
        value: junk,
        pattern: fc.oneof(fc.string({ maxLength: 20 }), junk),
        comparison: fc.constantFrom('=', '<', '~'),
      },
      { requiredKeys: ['type'] },
    );
    const rules = fc.oneof(fc.array(rule, { maxLength: 3 }), junk);
    const transition = fc.record(
      {
        id: fc.oneof(fc.integer({ min: 1, max: 4 }), junk),
        name: fc.oneof(fc.constant('Go'), junk),
        from: fc.oneof(fc.constantFrom('any', 'initial', [1], [3]), junk),
        to: fc.oneof(fc.constantFrom(1, 3, 'same'), junk),
        screen: fc.oneof(fc.constantFrom(1, 'resolve'), junk),
        conditions: rules,
        validators: rules,
        postFunctions: rules,
        properties: junk,
      },
      { requiredKeys: ['id', 'name', 'from', 'to'] },
    );
    const definition = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({
          steps: fc.constant(steps()),
          transitions: fc.array(transition, { maxLength: 4 }),
        }),
      },
      { weight: 1, arbitrary: junk },
    );

    it('is taken whole or refused whole, and nothing breaks', async () => {
      const listed = async () => JSON.stringify(await all());
      let before = await listed();
      let at = 0;
      await fc.assert(
        fc.asyncProperty(definition, async (sent) => {
          at += 1;
          const answer = await call('POST', url, { name: `Any ${at}`, definition: sent });
          expect([201, 400], answer.text).toContain(answer.status);
          if (answer.status === 400) expect(await listed()).toBe(before);
          else {
            const again = { definition: answer.body.definition, version: 1 };
            expect((await call('PUT', `${url}/${answer.body.id}`, again)).body.definition).toEqual(
              answer.body.definition,
            );
            before = await listed();
          }
        }),
        { numRuns: 150 },
      );
    });

    it('moves issues or says why not, whatever its rules are', async () => {
      await context.server.buildProject({ key: 'ANY' });
      const good = fc.record({
        conditions: fc.array(
          fc.constantFrom(
            { type: 'subtasks-in', statusIds: [1] },
            { type: 'previous-status', statusId: 1 },
            { type: 'field-value', field: 'labels', comparison: '!=', value: 'x' },
            { type: 'all', conditions: [{ type: 'user-in-field', field: 'reporter' }] },
          ),
          { maxLength: 2 },
        ),
        validators: fc.array(
          fc.constantFrom(
            { type: 'field-required', field: 'summary' },
            { type: 'field-pattern', field: 'summary', pattern: '.' },
            { type: 'user-permission', permission: 'BROWSE_PROJECTS', field: 'reporter' },
            { type: 'date-compare', field: 'duedate', comparison: '<', other: 'now' },
          ),
          { maxLength: 2 },
        ),
        postFunctions: fc.array(
          fc.oneof(
            fc.record({
              type: fc.constant('set-field'),
              field: fc.constantFrom('labels', 'duedate', 'summary', 'priority', 'components', 'assignee'),
              value: junk,
            }),
            fc.record({
              type: fc.constant('clear-field'),
              field: fc.constantFrom(
                'labels',
                'duedate',
                'resolution',
                'assignee',
                'description',
                'fixVersions',
              ),
            }),
          ),
          { maxLength: 3 },
        ),
      });
      await fc.assert(
        fc.asyncProperty(good, async (more) => {
          const made = await call('POST', url, {
            name: `Moves ${Math.random()}`,
            definition: { steps: steps(), transitions: [create(), go(11, more)] },
          });
          if (made.status === 400) return;
          await giveWorkflow(context.server, 'ANY', made.body.id);
          const { key } = await context.server.buildIssue({ project: 'ANY' });
          const read = async () => (await admin.get(`/rest/api/2/issue/${key}`)).body.fields;
          const before = await read();
          const moved = await admin.post(`/rest/api/2/issue/${key}/transitions`, {
            transition: { id: '11' },
          });
          expect([204, 400], `${moved.text} ${JSON.stringify(more)}`).toContain(moved.status);
          if (moved.status === 400) expect(await read()).toEqual(before);
          await admin.delete(`/rest/api/2/issue/${key}`);
        }),
        { numRuns: 40 },
      );
    });
  });
});
