import type { Migration } from '../migrate.ts';

/** The outbox: what happened to issues, for whoever tells of it. */
export const issueEvent: Migration = async (db, engine) => {
  const { integer, text } = engine.columns;
  // It refers to nothing: what it tells of may be gone, and writing it waits for nobody.
  await engine.createTable(db, 'issue_event', 1, (t) =>
    t
      .addColumn('issue_id', integer, (c) => c.notNull())
      .addColumn('kind', text, (c) => c.notNull())
      .addColumn('actor_id', integer)
      .addColumn('created', integer, (c) => c.notNull())
      .addColumn('comment_id', integer)
      .addColumn('visible_role_id', integer)
      .addColumn('visible_group_id', integer)
      .addColumn('key', text)
      .addColumn('project_id', integer)
      .addColumn('security_level_id', integer)
      .addColumn('reporter_id', integer)
      .addColumn('assignee_id', integer),
  );
};
