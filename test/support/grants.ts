/** Projects that grant exactly what a test says. */
import type { TestServer } from './server.ts';

/** `user:fred`, `group:jira-software-users`, `projectRole:10001`, `reporter`, `assignee`, `anyone`, `applicationRole`. */
export type HolderName = string;

const holderOf = (name: HolderName) => {
  const [type, parameter] = name.split(':');
  return parameter === undefined ? { type } : { type, parameter };
};

/** Makes a project with a permission scheme of its own. */
export async function buildProjectGranting(
  server: TestServer,
  key: string,
  grants: Readonly<Record<string, readonly HolderName[]>>,
  project: { lead?: string; template?: string } = {},
): Promise<void> {
  const admin = server.as('admin');
  const scheme = await admin.post('/rest/api/2/permissionscheme', {
    name: `Grants of ${key}`,
    permissions: Object.entries(grants).flatMap(([permission, holders]) =>
      holders.map((holder) => ({ permission, holder: holderOf(holder) })),
    ),
  });
  if (scheme.status !== 201) throw new Error(`No scheme: ${scheme.status} ${scheme.text}`);
  await server.buildProject({ key, ...project });
  const worn = await admin.put(`/rest/api/2/project/${key}`, { permissionScheme: scheme.body.id });
  if (worn.status !== 200) throw new Error(`No scheme for ${key}: ${worn.status} ${worn.text}`);
}
