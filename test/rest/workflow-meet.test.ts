/** Issues that are made or moved while what they follow becomes another: none is left where its workflow has no step. */
import { beforeAll, expect, it } from 'vitest';
import { type Ctx, transact } from '../../src/context.ts';
import { createIssue } from '../../src/issue/create.service.ts';
import { makeTransition } from '../../src/issue/transition/transition.service.ts';
import { publish } from '../../src/issue/workflow-edit/workflow-edit.service.ts';
import { type Answer, type Client, describeOnEngines } from '../support/server.ts';
import {
  asScript,
  buildProjectFollowing,
  buildWorkflow,
  create,
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
/** The initial status is another one, and the old one is gone. */
const begunElsewhere = {
  steps: [{ statusId: status.inProgress }, { statusId: status.resolved }],
  transitions: [
    create({ to: status.inProgress }),
    go(12, { from: [status.inProgress], to: status.resolved }),
  ],
};
const schemes = '/rest/api/2/workflowscheme';

describeOnEngines('Workflows that change while', (context) => {
  let admin: Client;
  let ctx: Ctx;
  beforeAll(async () => {
    admin = context.server.as('admin');
    ctx = await context.server.ctx({ name: 'admin' });
  });

  const call = (method: string, path: string, body?: unknown) => asScript(context.server, method, path, body);
  const statusOf = async (key: string) => (await admin.get(`/rest/api/2/issue/${key}`)).body.fields.status.id;
  const fieldsOf = (key: string) => ({ project: { key }, summary: 'x', issuetype: { name: 'Task' } });

  /** Sends `other` while `work` is not committed yet, with time enough for it to look around and find nothing. */
  const meanwhile = async (
    work: (tx: Ctx) => Promise<unknown>,
    other: () => Promise<Answer>,
  ): Promise<Answer> => {
    let sent: Promise<Answer> | undefined;
    await transact(ctx, async (tx) => {
      await work(tx);
      sent = other();
      await new Promise((done) => setTimeout(done, 400));
    });
    return (await sent) as Answer;
  };

  /** @returns the id of the project's workflow scheme, whose draft has this workflow alone */
  const schemeDraft = async (key: string, definition: object): Promise<number> => {
    const worn = (await call('GET', `/rest/api/2/project/${key}/workflowscheme`)).body.id;
    const id = await buildWorkflow(context.server, definition);
    const { name } = (await call('GET', `${url}/${id}`)).body;
    expect((await call('POST', `${schemes}/${worn}/createdraft`)).status).toBe(201);
    const put = await call('PUT', `${schemes}/${worn}/draft/default`, { workflow: name });
    expect(put.status, put.text).toBe(200);
    return worn;
  };

  const draftOf = async (id: number, definition: object) => {
    const { version } = (await call('POST', `${url}/${id}/draft`)).body;
    const put = await call('PUT', `${url}/${id}/draft`, { definition, version });
    expect(put.status, put.text).toBe(200);
  };

  it('an issue is moved: the draft of a scheme', async () => {
    await buildProjectFollowing(context.server, 'MOVA', plain);
    const { key, fields } = await context.server
      .buildIssue({ project: 'MOVA' })
      .then(async ({ key: one }) => (await admin.get(`/rest/api/2/issue/${one}`)).body);
    const scheme = await schemeDraft('MOVA', withoutProgress);
    const mapping = { issueTypeId: fields.issuetype.id, statusId: status.inProgress };
    const published = await meanwhile(
      (tx) => makeTransition(tx, key, '11', {}),
      () =>
        call('POST', `${schemes}/${scheme}/draft/publish`, {
          statusMappings: [{ ...mapping, newStatusId: status.resolved }],
        }),
    );
    expect(published.status, published.text).toBe(200);
    expect(await statusOf(key)).toBe(String(status.resolved));
  });

  it('an issue is moved: another scheme for the project', async () => {
    await buildProjectFollowing(context.server, 'MOVB', plain);
    const { key } = await context.server.buildIssue({ project: 'MOVB' });
    const id = await buildWorkflow(context.server, withoutProgress);
    const { name } = (await call('GET', `${url}/${id}`)).body;
    const scheme = (await call('POST', schemes, { name: 'Without progress', defaultWorkflow: name })).body;
    const project = (await call('GET', '/rest/api/2/project/MOVB')).body;
    const given = await meanwhile(
      (tx) => makeTransition(tx, key, '11', {}),
      () => call('PUT', `${schemes}/project`, { workflowSchemeId: scheme.id, projectId: project.id }),
    );
    expect(given.status, given.text).toBe(400);
    expect((await call('GET', '/rest/api/2/project/MOVB/workflowscheme')).body.id).not.toBe(scheme.id);
  });

  it('the first issue of a project is made: it is moved with the others', async () => {
    const id = await buildProjectFollowing(context.server, 'MAKA', plain);
    await draftOf(id, begunElsewhere);
    let key = '';
    const published = await meanwhile(
      async (tx) => {
        key = (await createIssue(tx, { fields: fieldsOf('MAKA') })).key;
      },
      () =>
        call('POST', `${url}/${id}/draft/publish`, {
          statusMappings: [{ statusId: status.open, newStatusId: status.resolved }],
        }),
    );
    expect(published.status, published.text).toBe(200);
    expect(await statusOf(key)).toBe(String(status.resolved));
  });

  it('issues are made, one and many: they begin where the new workflow does', async () => {
    const id = await buildProjectFollowing(context.server, 'MAKB', plain);
    await draftOf(id, begunElsewhere);
    let many: Promise<Answer> | undefined;
    const made = await meanwhile(
      (tx) => publish(tx, String(id), [], null),
      () => {
        const issueUpdates = [1, 2].map(() => ({ fields: fieldsOf('MAKB') }));
        many = call('POST', '/rest/api/2/issue/bulk', { issueUpdates });
        return call('POST', '/rest/api/2/issue', { fields: fieldsOf('MAKB') });
      },
    );
    const answers = [made.body, ...((await many)?.body.issues ?? [])];
    expect(answers).toHaveLength(3);
    for (const { key } of answers) expect(await statusOf(key)).toBe(String(status.inProgress));
  });
});
