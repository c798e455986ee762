import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Db, OpenDatabase } from '../../src/db/engine.ts';
import { openDatabase } from '../../src/db/open.ts';
import { commitStamp } from '../../src/db/prepared.ts';
import { describeOnEngines } from '../support/server.ts';

/** Past the turn in which an engine may answer the same. */
const later = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

describeOnEngines('The stamp of the last commit', (context) => {
  let db: Db;
  let other: OpenDatabase;
  let key = 0;
  const write = (into: Db) =>
    into
      .insertInto('server_setting')
      .values({ key: `test.stamp.${++key}`, value: 'x' })
      .execute();
  const stamp = async (): Promise<unknown> => {
    await later();
    return commitStamp(db);
  };

  beforeAll(async () => {
    const ctx = await context.server.ctx();
    db = ctx.db;
    other = openDatabase(ctx.config);
  });
  afterAll(() => other?.engine.close());

  // Tests beside this one commit to the same PostgreSQL, whose stamp speaks of all its databases: try again then.
  it('stays as long as nothing is committed', () =>
    vi.waitFor(async () => {
      const before = await stamp();
      await db.selectFrom('server_setting').selectAll().execute();
      expect(await stamp()).toBe(before);
    }));

  it('changes with a commit of its own program', async () => {
    const before = await stamp();
    await write(db);
    expect(await stamp()).not.toBe(before);
  });

  it('changes with a commit of another program', async () => {
    const before = await stamp();
    await write(other.db);
    expect(await stamp()).not.toBe(before);
  });

  it('changes at the end of a transaction that was under way, and tells nothing inside it', async () => {
    let during: unknown;
    await other.db.transaction().execute(async (tx) => {
      await write(tx);
      expect(commitStamp(tx)).toBeNull();
      during = await stamp();
    });
    expect(await stamp()).not.toBe(during);
  });

  it('is told to a crowd that asks at once', async () => {
    const before = await stamp();
    await write(other.db);
    await later();
    const told = await Promise.all(Array.from({ length: 20 }, () => commitStamp(db)));
    expect(new Set(told).size).toBe(1);
    expect(told[0]).not.toBe(before);
  });
});
