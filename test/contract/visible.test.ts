/**
 * "May this actor see it?" has one answer. In worlds of random schemes, roles, groups and people, what lists hold, what
 * single look-ups say and what the rules say in plain words are compared, for everybody and everything, on both engines.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Actor, anonymous, type Ctx, system } from '../../src/context.ts';
import { listHolders } from '../../src/permission/people-search.store.ts';
import {
  mayInProject,
  mayOnIssue,
  permissionsAnywhere,
  permissionsInProject,
  permissionsOnIssue,
  userMayInProject,
} from '../../src/permission/permission.service.ts';
import { throughReach } from '../../src/permission/reach.service.ts';
import { findVisibleProject } from '../../src/permission/subject/subject.store.ts';
import {
  type Finding,
  mayBrowseIssue,
  mayBrowseProject,
  maySeeComment,
} from '../../src/permission/visible.sql.ts';
import { pageQuery } from '../../src/search/search.store.ts';
import { describeOnEngines } from '../support/server.ts';
import { build, type World, worlds } from '../support/world.ts';

const permissions = ['BROWSE_PROJECTS', 'ADMINISTER_PROJECTS', 'CREATE_ISSUES', 'EDIT_ISSUES'] as const;

describeOnEngines('what an actor may see', (context) => {
  /** Runs a check in random worlds; a failure names the smallest world that it was found in. */
  const inWorlds = (check: (world: World, ctx: Ctx) => Promise<void>, numRuns = 30) =>
    fc.assert(
      fc.asyncProperty(worlds, async (plan) => {
        const ctx = await context.server.ctx();
        await check(await build(ctx.db, plan), ctx);
      }),
      { numRuns, seed: 20, endOnFailure: true },
    );

  const actorsOf = (world: World): Actor[] => [
    anonymous('UTC'),
    system('UTC'),
    ...world.users.map((user) => ({
      ...anonymous('UTC'),
      userId: user.id,
      key: user.key,
      name: user.key,
      via: 'session' as const,
    })),
    ...world.users.slice(0, 1).map((user) => ({
      ...anonymous('UTC'),
      userId: user.id,
      via: 'session' as const,
      may: (permission: string) => permission === 'ADMINISTER',
    })),
  ];

  const idsBy = async (ctx: Ctx, actor: Actor, finding: Finding): Promise<Set<number>> => {
    const query = ctx.db.selectFrom('issue').select('issue.id').where(mayBrowseIssue(actor, finding));
    return new Set((await query.execute()).map((row) => row.id));
  };

  it('lists the projects that one may see, and no others', () =>
    inWorlds(async (world, ctx) => {
      for (const actor of actorsOf(world)) {
        const listed = await ctx.db
          .selectFrom('project')
          .select('project.id')
          .where(mayBrowseProject(actor))
          .execute();
        const ids = new Set(listed.map((row) => row.id));
        for (const project of world.projects) {
          const expected = world.seesProject(actor, project);
          expect(ids.has(project.id)).toBe(expected);
          expect((await findVisibleProject(ctx.db, actor, project)) !== null).toBe(expected);
        }
      }
    }));

  it('lists the issues that one may browse, and no others, whichever way it goes', () =>
    inWorlds(async (world, ctx) => {
      for (const actor of actorsOf(world)) {
        const found = [
          await idsBy(ctx, actor, 'list'),
          await idsBy(ctx, actor, 'filter'),
          await idsBy(ctx, actor, 'each'),
        ];
        for (const issue of world.issues) {
          const expected = world.seesIssue(actor, issue);
          expect(found.map((ids) => ids.has(issue.id))).toEqual([expected, expected, expected]);
          // What is asked of an issue that was found says nothing of its level.
          const held = world.may(actor, 'BROWSE_PROJECTS', issue.project, issue);
          expect(await mayOnIssue({ ...ctx, actor }, 'BROWSE_PROJECTS', issue)).toBe(held);
        }
      }
    }));

  it('reaches by searches what one may browse of what is not archived, and nothing else', () =>
    inWorlds(async (world, ctx) => {
      for (const actor of actorsOf(world)) {
        for (const finding of ['list', 'filter'] as const) {
          const ids = await throughReach({ ...ctx, actor }, async (reach) => {
            const asked = { actor, condition: null, reach };
            const page = { startAt: 0, maxResults: 100_000 };
            const rows = await pageQuery(ctx.db, asked, [], page, finding === 'list' ? 0 : 1e9).execute();
            const stale = reach && rows.some((row) => row.stamp !== reach.stamp);
            return stale ? null : new Set(rows.map((row) => row.id));
          });
          for (const issue of world.issues)
            expect(ids.has(issue.id)).toBe(!issue.project.archived && world.seesIssue(actor, issue));
        }
      }
    }));

  it('lists the comments that one may see, and no others', () =>
    inWorlds(async (world, ctx) => {
      for (const actor of actorsOf(world)) {
        const listed = await ctx.db
          .selectFrom('comment')
          .innerJoin('issue', 'issue.id', 'comment.issue_id')
          .select('comment.id')
          .where(mayBrowseIssue(actor))
          .where(maySeeComment(actor))
          .execute();
        const ids = new Set(listed.map((row) => row.id));
        for (const comment of world.comments) {
          expect(ids.has(comment.id)).toBe(world.seesComment(actor, comment));
        }
      }
    }));

  it('says the same of every permission on an issue, one by one and all at once', () =>
    inWorlds(async (world, ctx) => {
      for (const actor of actorsOf(world)) {
        for (const issue of world.issues.slice(0, 6)) {
          const all = await permissionsOnIssue({ ...ctx, actor }, issue);
          for (const permission of permissions) {
            const expected = world.may(actor, permission, issue.project, issue);
            expect(all.has(permission)).toBe(expected);
            expect(await mayOnIssue({ ...ctx, actor }, permission, issue)).toBe(expected);
          }
        }
      }
    }));

  it('says the same of every permission in a project, and of all projects together', () =>
    inWorlds(async (world, ctx) => {
      for (const actor of actorsOf(world)) {
        const anywhere = await permissionsAnywhere({ ...ctx, actor });
        for (const project of world.projects) {
          const all = await permissionsInProject({ ...ctx, actor }, project.id);
          for (const permission of permissions) {
            const expected = world.may(actor, permission, project);
            expect(all.has(permission)).toBe(expected);
            expect(await mayInProject({ ...ctx, actor }, permission, project.id)).toBe(expected);
            if (expected) expect(anywhere).toContain(permission);
          }
        }
      }
    }));

  it('lists the people who hold a permission in a project or on an issue, and no others', () =>
    inWorlds(async (world, ctx) => {
      for (const project of world.projects) {
        const scopes = [{ projectId: project.id, issue: null }];
        const wanted = { text: 'world-', permissions: ['EDIT_ISSUES'] as const, scopes };
        const listed = await listHolders(ctx.db, wanted, { startAt: 0, maxResults: 10_000 });
        const ids = new Set(listed.map(({ id }) => id));
        for (const user of world.users) {
          const expected = world.holds(user.id, 'EDIT_ISSUES', project);
          expect(ids.has(user.id)).toBe(expected);
          expect(await userMayInProject(ctx, user.id, 'EDIT_ISSUES', project.id)).toBe(expected);
        }
      }
      for (const issue of world.issues.slice(0, 6)) {
        const wanted = {
          text: 'world-',
          permissions: ['EDIT_ISSUES'] as const,
          scopes: [{ projectId: issue.projectId, issue }],
        };
        const listed = await listHolders(ctx.db, wanted, { startAt: 0, maxResults: 10_000 });
        const ids = new Set(listed.map(({ id }) => id));
        for (const user of world.users)
          expect(ids.has(user.id)).toBe(
            world.holds(user.id, 'EDIT_ISSUES', issue.project, issue) && world.isInLevel(user.id, issue),
          );
      }
    }));

  it('is of some use: in these worlds everybody sees something, and nobody but the program everything', async () => {
    let seen = 0;
    let hidden = 0;
    await inWorlds(async (world) => {
      for (const actor of actorsOf(world).filter(({ via }) => via !== 'system')) {
        for (const issue of world.issues) {
          if (world.seesIssue(actor, issue)) seen++;
          else hidden++;
        }
      }
    });
    expect(seen).toBeGreaterThan(100);
    expect(hidden).toBeGreaterThan(100);
  });

  it('holds nothing in a project that is not there', async () => {
    const ctx = await context.server.ctx({ name: 'admin' });
    expect(await mayInProject(ctx, 'BROWSE_PROJECTS', 987654)).toBe(false);
    expect(await permissionsInProject(ctx, 987654)).toEqual(new Set());
    expect(await userMayInProject(ctx, null, 'BROWSE_PROJECTS', 987654)).toBe(false);
  });
});
