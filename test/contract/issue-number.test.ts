import { expect, it } from 'vitest';
import { transact } from '../../src/context.ts';
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
