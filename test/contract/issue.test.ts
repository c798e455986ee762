/**
 * There are several ways to an issue (its id, its key, a list of ids, a sub-task of it) and one rule of who sees it. In
 * worlds of random people, grants and issues they are compared, for everybody and everything, on both engines.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Actor, anonymous, type Ctx } from '../../src/context.ts';
import { findVisibleIssue } from '../../src/issue/find.service.ts';
import { getIssue, loadIssues } from '../../src/issue/read.service.ts';
import { issueShape } from '../../src/issue/shape.ts';
import { AppError } from '../../src/kernel/app-error.ts';
import { describeOnEngines } from '../support/server.ts';
import { build, type World, worlds } from '../support/world.ts';

describeOnEngines('the ways to an issue', (context) => {
  const shape = issueShape({ standard: '*all' }, { zone: 'UTC', now: 0 });

  const inWorlds = (check: (world: World, ctx: Ctx) => Promise<void>, numRuns = 15) =>
    fc.assert(
      fc.asyncProperty(worlds, async (plan) => {
        const ctx = await context.server.ctx();
        await check(await build(ctx.db, plan), ctx);
      }),
      { numRuns, seed: 7, endOnFailure: true },
    );

  const actorsOf = (world: World): Actor[] => [
    anonymous('UTC'),
    ...world.users.map((user) => ({
      ...anonymous('UTC'),
      userId: user.id,
      key: user.key,
      name: user.key,
      via: 'session' as const,
    })),
  ];

  const found = async (ctx: Ctx, idOrKey: string): Promise<string | number> => {
    try {
      return (await findVisibleIssue(ctx, idOrKey)).id;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return `${error.code} ${error.messages.join(' / ')}`;
    }
  };

  /** The worlds know nothing of looking up by key: their projects get theirs here. */
  const keysOf = async (ctx: Ctx, ids: number[]): Promise<Map<number, string>> => {
    const projects = await ctx.db.selectFrom('project').select(['id', 'key']).execute();
    await ctx.db
      .insertInto('project_key')
      .values(projects.map(({ id, key }) => ({ key, project_id: id })))
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute();
    const rows = await ctx.db
      .selectFrom('issue')
      .innerJoin('project', 'project.id', 'issue.project_id')
      .select(['issue.id', 'project.key', 'issue.number'])
      .where('issue.id', 'in', ids)
      .execute();
    return new Map(rows.map((row) => [row.id, `${row.key}-${row.number}`]));
  };

  it('agree with one another and with the permission to browse', () =>
    inWorlds(async (world, ctx) => {
      const ids = world.issues.map((issue) => issue.id);
      const keys = await keysOf(ctx, ids);
      for (const actor of actorsOf(world)) {
        const asking = { ...ctx, actor };
        const missing = await found(asking, '999999999');
        const listed = (await loadIssues(asking, ids, shape)).map((issue) => issue.id);
        for (const issue of world.issues) {
          const may = world.seesIssue(actor, issue);
          expect(listed.includes(issue.id)).toBe(may);
          expect(await found(asking, String(issue.id))).toBe(may ? issue.id : missing);
          expect(await found(asking, keys.get(issue.id)!.toLowerCase())).toBe(may ? issue.id : missing);
          const whole = await getIssue(asking, String(issue.id), shape).then(
            (one) => one.id,
            () => null,
          );
          expect(whole).toBe(may ? issue.id : null);
        }
      }
    }));

  it('keep the order of a list, once for each time that an id stands in it, and pass over what is not there', async () => {
    const { server } = context;
    await server.buildProject({ key: 'ORDER' });
    const made: number[] = [];
    for (let index = 0; index < 6; index++)
      made.push(Number((await server.buildIssue({ project: 'ORDER' })).id));
    const ctx = await server.ctx({ name: 'admin' });
    const asked = [made[4]!, 999_999, made[1]!, made[5]!, made[1]!];
    const loaded = await loadIssues(ctx, asked, shape);
    expect(loaded.map((issue) => issue.id)).toEqual([made[4], made[1], made[5], made[1]]);
    expect(await loadIssues(ctx, [], shape)).toEqual([]);
  });

  it('read as much of each issue in a list as of one alone', async () => {
    const { server } = context;
    await server.buildProject({ key: 'ALIKE' });
    const admin = server.as('admin');
    const keys: string[] = [];
    for (const labels of [['a'], [], ['b', 'c']])
      keys.push((await server.buildIssue({ project: 'ALIKE', labels })).key);
    await server.buildIssue({ project: 'ALIKE', issuetype: 'Sub-task', parent: { key: keys[0] } });
    await admin.post(`/rest/api/2/issue/${keys[1]}/comment`, { body: 'x' });
    const ctx = await server.ctx({ name: 'admin' });
    const alone = [];
    for (const key of [...keys, 'ALIKE-4']) alone.push(await getIssue(ctx, key, shape));
    const listed = await loadIssues(
      ctx,
      alone.map((issue) => issue.id),
      shape,
    );
    expect(listed).toEqual(alone);
  });
});
