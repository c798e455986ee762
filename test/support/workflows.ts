/** Workflows that are what a test says, and projects whose issues follow them. */
import { type Answer, adminPassword, type TestServer } from './server.ts';

export const workflowUrl = '/rest/tessera/1/workflow';
const basic = { authorization: `Basic ${Buffer.from(`admin:${adminPassword}`).toString('base64')}` };

/** The administrator of a script, who is not asked for the password again. */
export const asScript = (
  server: TestServer,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> => server.anonymous.request(method, path, body, { headers: { ...basic, ...headers } });

export const status = { open: 1, inProgress: 3, reopened: 4, resolved: 5, closed: 6 } as const;

/** Open, in progress, resolved; made open. */
export const steps = (properties: Partial<Record<keyof typeof status, object>> = {}) =>
  (['open', 'inProgress', 'resolved'] as const).map((name) => ({
    statusId: status[name],
    ...(properties[name] && { properties: properties[name] }),
  }));

export const create = (more: object = {}) => ({
  id: 1,
  name: 'Create',
  from: 'initial',
  to: status.open,
  ...more,
});
export const go = (id: number, more: object = {}) => ({
  id,
  name: `Go ${id}`,
  from: [status.open],
  to: status.inProgress,
  ...more,
});

let count = 0;

/** @returns the id of the workflow */
export async function buildWorkflow(server: TestServer, definition: object, name?: string): Promise<number> {
  count += 1;
  const body = { name: name ?? `Workflow ${count}`, definition };
  const made = await asScript(server, 'POST', workflowUrl, body);
  if (made.status !== 201) throw new Error(`No workflow: ${made.status} ${made.text}`);
  return made.body.id;
}

/** The project's issues, which there are none of yet, follow the workflow. */
export async function giveWorkflow(
  server: TestServer,
  projectKey: string,
  workflowId: number,
): Promise<void> {
  const { body } = await asScript(server, 'GET', `${workflowUrl}/${workflowId}`);
  const scheme = await asScript(server, 'POST', '/rest/api/2/workflowscheme', {
    name: `Scheme of ${projectKey} ${workflowId}`,
    defaultWorkflow: body.name,
  });
  const project = await asScript(server, 'GET', `/rest/api/2/project/${projectKey}`);
  const given = await asScript(server, 'PUT', '/rest/api/2/workflowscheme/project', {
    workflowSchemeId: scheme.body.id,
    projectId: project.body.id,
  });
  if (given.status !== 204) throw new Error(`No workflow for ${projectKey}: ${given.status} ${given.text}`);
}

/** A project whose issues follow a workflow of their own. @returns its id */
export async function buildProjectFollowing(
  server: TestServer,
  key: string,
  definition: object,
): Promise<number> {
  const id = await buildWorkflow(server, definition);
  await server.buildProject({ key });
  await giveWorkflow(server, key, id);
  return id;
}
