/** People by what they may, and projects by who may see them. */
import type { TestServer } from './server.ts';

const made = ({ status, text }: { status: number; text: string }) => {
  if (status >= 300) throw new Error(`Could not be set up: ${status} ${text}`);
};

/** Somebody who can log in and sees no project of the default scheme. */
export async function buildOutsider(server: TestServer, name: string): Promise<void> {
  await server.buildUser({ name });
  made(
    await server
      .as('admin')
      .delete(`/rest/api/2/group/user?groupname=jira-software-users&username=${encodeURIComponent(name)}`),
  );
}

/** An ordinary user who is in the role Administrators of one project. */
export async function buildProjectAdministrator(
  server: TestServer,
  name: string,
  project: string,
): Promise<void> {
  await server.buildUser({ name });
  made(await server.as('admin').post(`/rest/api/2/project/${project}/role/10002`, { user: [name] }));
}

/** A project that anybody may look at without logging in. */
export async function buildPublicProject(server: TestServer, key: string): Promise<void> {
  const admin = server.as('admin');
  const grant = (permission: string, type: string) => ({ holder: { type }, permission });
  const scheme = await admin.post('/rest/api/2/permissionscheme', {
    name: `Open to all: ${key}`,
    permissions: [grant('BROWSE_PROJECTS', 'anyone'), grant('CREATE_ISSUES', 'applicationRole')],
  });
  made(scheme);
  await server.buildProject({ key });
  made(await admin.put(`/rest/api/2/project/${key}`, { permissionScheme: scheme.body.id }));
}
