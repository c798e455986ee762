import { expect, it } from 'vitest';
import { transact } from '../../src/context.ts';
import { createPrepared, prepareIssue } from '../../src/issue/create.service.ts';
import { lookupsFor } from '../../src/issue/lookups.service.ts';
import { AppError } from '../../src/kernel/app-error.ts';
import { nextIssueNumbers } from '../../src/project/project.service.ts';
import { describeOnEngines } from '../support/server.ts';

describeOnEngines('The number of the next issue', (context) => {
  const projectOf = async (key: string) => ({
    ctx: await context.server.ctx(),
    id: (await context.server.buildProject({ key })).id as number,
  });

  it('is given once, however many ask at the same moment', async () => {
    const { ctx, id } = await projectOf('CROWD');
    const numbers = await Promise.all(Array.from({ length: 200 }, () => nextIssueNumbers(ctx, id, 1)));
    expect(new Set(numbers).size).toBe(200);
    expect(Math.max(...numbers)).toBe(200);
  });

  it('is given once when some of those who asked give up: what was kept is never given again', async () => {
    const { ctx, id } = await projectOf('UNDONE');
    const kept: number[] = [];
    const ask = (at: number) =>
      transact(ctx, async (tx) => {
        const number = await nextIssueNumbers(tx, id, 1);
        if (at % 3 === 0) throw new Error('given up');
        return number;
      }).then(
        (number) => void kept.push(number),
        () => {},
      );
    await Promise.all(Array.from({ length: 200 }, (_, at) => ask(at)));
    expect(kept).toHaveLength(200 - 67);
    expect(new Set(kept).size).toBe(kept.length);
    expect(await nextIssueNumbers(ctx, id, 1)).toBeGreaterThan(Math.max(...kept));
  });

  it('is given once to issues that many make at the same moment, each with all that it was sent with', async () => {
    await context.server.buildProject({ key: 'THRONG' });
    const admin = context.server.as('admin');
    const named = { project: 'THRONG', name: 'Part' };
    const part = (await admin.post('/rest/api/2/component', named)).body.id;
    const version = (await admin.post('/rest/api/2/version', named)).body.id;
    const make = (at: number) =>
      admin.post('/rest/api/2/issue', {
        fields: {
          project: { key: 'THRONG' },
          issuetype: { name: 'Task' },
          summary: `Issue ${at}`,
          labels: [`l${at}`, "it's", '{a,"b"}', 'null', '\\'],
          components: [{ id: part }],
          fixVersions: [{ id: version }],
          versions: [{ id: version }],
        },
      });
    const made = await Promise.all(Array.from({ length: 40 }, (_, at) => make(at)));
    expect(made.map(({ status }) => status)).toEqual(made.map(() => 201));
    const numbers = made.map(({ body }) => Number(body.key.split('-')[1]));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(made.map((_, at) => at + 1));
    for (const at of [0, 39]) {
      const { fields } = (await admin.get(`/rest/api/2/issue/${made[at]?.body.key}`)).body;
      expect(fields.summary).toBe(`Issue ${at}`);
      expect(fields.labels.toSorted()).toEqual([`l${at}`, "it's", '{a,"b"}', 'null', '\\'].toSorted());
      for (const list of ['components', 'fixVersions', 'versions'])
        expect(fields[list]).toMatchObject([{ name: 'Part' }]);
      expect(fields.watches).toMatchObject({ watchCount: 1, isWatching: true });
    }
  });

  it.each(['componentIds', 'versionIds', 'fixVersionIds'] as const)(
    'is not taken by an issue of which nothing is written since one of its %s is gone',
    async (list) => {
      const { id } = await projectOf(list.slice(0, 4).toUpperCase());
      const ctx = await context.server.ctx();
      const input = {
        fields: { project: { id: String(id) }, issuetype: { name: 'Task' }, summary: 'x', labels: ['lost'] },
      };
      const prepared = await prepareIssue(ctx, input, lookupsFor(ctx));
      const named = { ...prepared, draft: { ...prepared.draft, [list]: [424_242] } };
      const create = () => transact(ctx, (tx) => createPrepared(tx, named));
      await expect(create()).rejects.toThrow(AppError);
      const rows = await ctx.db.selectFrom('issue').select('id').where('project_id', '=', id).execute();
      expect(rows).toEqual([]);
      expect(await nextIssueNumbers(ctx, id, 1)).toBe(1);
    },
  );

  it('is counted by each project on its own', async () => {
    const { ctx, id } = await projectOf('MINE');
    const { id: other } = await context.server.buildProject({ key: 'YOURS' });
    expect(await nextIssueNumbers(ctx, id, 1)).toBe(1);
    expect(await nextIssueNumbers(ctx, other, 1)).toBe(1);
    expect(await nextIssueNumbers(ctx, id, 1)).toBe(2);
  });

  it('is not given again after the issue that had it was deleted', async () => {
    await context.server.buildProject({ key: 'ONCE' });
    const first = await context.server.buildIssue({ project: 'ONCE' });
    await context.server.as('admin').delete(`/rest/api/2/issue/${first.key}`);
    const second = await context.server.buildIssue({ project: 'ONCE' });
    expect([first.key, second.key]).toEqual(['ONCE-1', 'ONCE-2']);
  });

  it('is not given by a project that is not there', async () => {
    await expect(nextIssueNumbers(await context.server.ctx(), 424_242, 1)).rejects.toThrow(
      "No project could be found with id '424242'.",
    );
  });
});
