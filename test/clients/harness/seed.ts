/** What the rows of every library find: people, a project, issues that one can do something with. */
import type { RecordedServer } from './recorder.ts';

export interface Seed {
  /** Of TEST. */
  projectId: string;
  /** Keys of issues of TEST. */
  issue: string;
  other: string;
}

/** fred uses the software; TEST is his to be assigned in, with a component, a version and two issues. */
export async function seed({ server }: RecordedServer): Promise<Seed> {
  await server.buildUser({ name: 'fred', displayName: 'Fred F. User' });
  await server.buildUser({ name: 'jane', displayName: 'Jane Doe' });
  const project = await server.buildProject({ key: 'TEST', name: 'Test project' });
  const issue = await server.buildIssue({ project: 'TEST', summary: 'The first', issuetype: 'Bug' });
  const other = await server.buildIssue({ project: 'TEST', summary: 'The second' });
  const admin = server.as('admin');
  const secrets = {
    name: 'Secrets',
    levels: [{ name: 'Inner circle', members: [{ type: 'group', parameter: 'jira-administrators' }] }],
  };
  const scheme = await admin.post('/rest/tessera/1/issuesecurityscheme', secrets);
  await admin.put('/rest/tessera/1/project/TEST/issuesecurityscheme', { id: scheme.body.id });
  return { projectId: String(project.id), issue: issue.key, other: other.key };
}
