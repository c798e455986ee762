import type { Migration } from '../migrate.ts';

/** What else says who may browse what: `project` renews the stamp already. */
const tables = [
  'permission_grant',
  'project_role_actor',
  'group_member',
  'global_grant',
  'issue_security_member',
];

/** The stamp of the configuration vouches for what people may browse, too (docs/decisions/0022). */
export const permissionStamp: Migration = async (db, engine) => {
  for (const table of tables) await engine.renewStampOnChange(db, table);
};
