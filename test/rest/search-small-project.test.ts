/** Texts in a project that has a small part of all issues: asked of its issues, where the engine goes by that. */
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { describeOnEngines } from '../support/server.ts';

describeOnEngines('Texts in one project of many issues', (context) => {
  beforeAll(async () => {
    const { server } = context;
    const { db } = server.app.database;
    await server.buildProject({ key: 'BIG' });
    await server.buildProject({ key: 'SMALL' });
    await server.buildIssue({ project: 'BIG', summary: 'A walrus in a big pool' });
    await sql`insert into issue (project_id, number, issue_type_id, status_id, summary, summary_lower, summary_terms, created, updated)
      with recursive counted (n) as (select 2 union all select n + 1 from counted where n < 1000)
      select project_id, n, issue_type_id, status_id, summary, summary_lower, summary_terms, created, updated
      from issue, counted`.execute(db);
    await sql`update project set last_issue_number = 1000 where key = 'BIG'`.execute(db);
    await server.buildIssue({
      project: 'SMALL',
      summary: 'A walrus in a small pool',
      description: 'cold water',
    });
    await server.buildIssue({ project: 'SMALL', summary: 'A seal', description: 'warm water' });
    await server.buildIssue({ project: 'SMALL', summary: 'A walrus without water' });
    const comment = { body: 'It barks at the walrus' };
    await server.as('admin').post('/rest/api/2/issue/SMALL-2/comment', comment);
  });

  it.each([
    ['project = SMALL and summary ~ walrus', 'SMALL-3 SMALL-1'],
    ['project = SMALL and summary ~ walrus order by created asc', 'SMALL-1 SMALL-3'],
    ['summary ~ walrus and description ~ water and project = SMALL', 'SMALL-1'],
    ['project = SMALL and text ~ walrus', 'SMALL-3 SMALL-1 SMALL-2'],
    ['project = SMALL and comment ~ barks', 'SMALL-2'],
    ['project = SMALL and text ~ "walrus water"', 'SMALL-3'],
    ['project = SMALL and summary ~ "small pool" and text ~ cold', 'SMALL-1'],
    ['project = SMALL and summary !~ walrus', 'SMALL-2'],
    ['project = SMALL and description !~ cold', 'SMALL-2'],
    ['project = SMALL and text ~ "water -cold"', 'SMALL-3 SMALL-2'],
    ['project = SMALL and (summary ~ walrus or comment ~ barks)', 'SMALL-3 SMALL-2 SMALL-1'],
    ['project = SMALL and not summary ~ walrus', 'SMALL-2'],
    ['project in (SMALL, BIG) and text ~ cold', 'SMALL-1'],
  ])('%s', async (jql, keys) => {
    const { body } = await context.server
      .as('admin')
      .post('/rest/api/2/search', { jql, fields: ['summary'] });
    expect(body.issues?.map(({ key }: { key: string }) => key).join(' '), body.errorMessages).toBe(keys);
    expect(body.total).toBe(body.issues.length);
  });
});
