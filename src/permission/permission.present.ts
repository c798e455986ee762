import {
  globalPermissions,
  type Permission,
  type ProjectPermission,
  projectPermissions,
} from './permission.ts';

const everyPermission = [...globalPermissions, ...projectPermissions];

const described = ({ id, key, name, type, description }: Permission) => ({
  id,
  key,
  name,
  type,
  description,
});

/** Every permission under its present key. */
export const presentPermissions = () => ({
  permissions: Object.fromEntries(
    everyPermission.map((permission) => [permission.key, described(permission)]),
  ),
});

/**
 * Every permission with whether it is held; those with an older key a second time under it (Jira, for scripts written
 * before 6.4).
 * @param holds whether a global permission is held
 */
export function presentMyPermissions(
  holds: (permission: string) => boolean,
  inProject: ReadonlySet<ProjectPermission>,
) {
  const held = (permission: Permission): boolean =>
    permission.type === 'GLOBAL' ? holds(permission.key) : inProject.has(permission.key as ProjectPermission);
  const entries = everyPermission.flatMap((permission) => {
    const { key, legacyKey } = permission;
    const present = { ...described(permission), havePermission: held(permission) };
    return legacyKey === null
      ? [[key, present]]
      : [
          [key, present],
          [legacyKey, { ...present, key: legacyKey, deprecatedKey: true }],
        ];
  });
  return { permissions: Object.fromEntries(entries) };
}
