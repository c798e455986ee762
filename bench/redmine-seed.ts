/** Redmine's tables, filled with the rows of a Tessera database: the same projects, people, issues and comments. */
import type { Database } from 'better-sqlite3';

/** API key of the user `half`. */
export const KEY = '0123456789abcdef0123456789abcdef01234567';

/** Developer, of Redmine's standard roles. */
const DEVELOPER = 4;
const when = (column: string): string => `strftime('%Y-%m-%d %H:%M:%S', ${column} / 1000, 'unixepoch')`;

/** @param source file of the Tessera database */
export function fillRedmine(db: Database, source: string): void {
  db.pragma('journal_mode = wal');
  db.prepare('attach ? as t').run(source);
  // Settings are kept as text, and read anew when a program starts.
  db.exec(`
    begin;
    insert into settings (name, value, updated_on) values ('rest_api_enabled', '1', datetime('now'));
    insert into users (id, login, firstname, lastname, admin, status, language, type, created_on, updated_on)
      select id + 1000, name, substr(display_name, 1, 30), 'User', 0, 1, 'en', 'User', datetime('now'), datetime('now') from t.app_user;
    insert into email_addresses (user_id, address, is_default, created_on, updated_on)
      select id, login || '@example.com', 1, datetime('now'), datetime('now') from users where id > 1000;
    insert into tokens (user_id, action, value, created_on, updated_on)
      select id, 'api', '${KEY}', datetime('now'), datetime('now') from users where login = 'half';
    insert into projects (id, name, description, is_public, identifier, status, lft, rgt, created_on, updated_on)
      select id, name, '', 0, lower(key), 1, 2 * row_number() over (order by name) - 1, 2 * row_number() over (order by name),
        datetime('now'), datetime('now') from t.project;
    insert into enabled_modules (project_id, name) select id, 'issue_tracking' from projects;
    insert into projects_trackers (project_id, tracker_id) select p.id, r.id from projects p, trackers r;
    insert into members (user_id, project_id, created_on)
      select distinct user_id + 1000, project_id, datetime('now') from t.project_role_actor where user_id is not null;
    insert into member_roles (member_id, role_id) select id, ${DEVELOPER} from members;
    update roles set issues_visibility = 'all' where id = ${DEVELOPER};
    insert into issues (id, tracker_id, project_id, subject, description, status_id, assigned_to_id, priority_id, author_id,
      created_on, updated_on, closed_on, due_date, root_id, lft, rgt)
      select id, 1 + id % 3, project_id, summary, description,
        case when resolution_id is not null then 5 when status_id = 1 then 1 else 2 end,
        assignee_id + 1000, 6 - priority_id, reporter_id + 1000, ${when('created')}, ${when('updated')}, ${when('resolved')},
        due_date, id, 1, 2 from t.issue;
    insert into journals (id, journalized_id, journalized_type, user_id, notes, created_on)
      select id, issue_id, 'Issue', author_id + 1000, body, ${when('created')} from t.comment;
    commit;
    detach t;
    analyze;`);
  db.close();
}
