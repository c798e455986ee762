import { beforeAll, describe, expect, it } from 'vitest';
import { anonymous, type Ctx } from '../../src/context.ts';
import type { Db } from '../../src/db/engine.ts';
import { isDuplicate, isReferenced } from '../../src/db/violation.ts';
import {
  countMatchingGroups,
  findGroupByName,
  insertGroup,
  listMatchingGroups,
} from '../../src/people/group/group.store.ts';
import {
  countActiveMembers,
  insertMember,
  listMembers,
  removeMember,
} from '../../src/people/group/member.store.ts';
import {
  anySystemAdministrator,
  isSystemAdministrator,
  lockAdministration,
} from '../../src/people/user/administrator.store.ts';
import { findUsersByIds } from '../../src/people/user/user.service.ts';
import {
  findUserByKey,
  findUserByName,
  insertUser,
  listUsersAfter,
  listUsersByIds,
  removeUser,
  updateUser,
} from '../../src/people/user/user.store.ts';
import { countMatchingUsers, listMatchingUsers } from '../../src/people/user/user-search.store.ts';
import { getUserUsage } from '../../src/people/user/user-usage.store.ts';
import { describeOnEngines } from '../support/server.ts';

describeOnEngines('The stores of people', (context) => {
  let db: Db;
  beforeAll(async () => {
    db = (await context.server.ctx()).db;
  });

  const add = (name: string, more: { displayName?: string; email?: string; active?: boolean } = {}) =>
    insertUser(
      db,
      {
        name,
        displayName: more.displayName ?? name,
        email: more.email ?? 'x@example.com',
        active: more.active ?? true,
        timeZone: null,
        locale: null,
        passwordHash: null,
      },
      1_000,
    );
  const all = { startAt: 0, maxResults: 100 };
  const found = async (text: string, inactive = false) =>
    (await listMatchingUsers(db, { text, active: true, inactive }, all)).map((user) => user.name);

  describe('Users', () => {
    it('have a key that holds their id', async () => {
      const user = await add('Ångström', { displayName: 'Jonas ÅNGSTRÖM' });
      expect(user.key).toBe(`JIRAUSER${user.id}`);
      expect(await findUserByKey(db, user.key)).toEqual(user);
      expect(await findUserByKey(db, user.key.toLowerCase())).toBeNull();
    });

    it('are found by name in any case and in any composition', async () => {
      for (const name of ['ångström', 'ÅNGSTRÖM', 'A\u030angstro\u0308m', '  Ångström ']) {
        expect((await findUserByName(db, name))?.name).toBe('Ångström');
      }
      expect(await findUserByName(db, 'angstrom')).toBeNull();
    });

    it('have one name each, whatever its case', async () => {
      const error = await add('ångSTRÖM').catch((caught: unknown) => caught);
      expect(isDuplicate(error)).toBe(true);
    });

    it('are ordered by the folded display name, byte by byte, then by name', async () => {
      await add('z1', { displayName: 'same' });
      await add('A2', { displayName: 'SAME' });
      await add('a3', { displayName: 'Same' });
      await add('under', { displayName: 'same_' });
      await add('dash', { displayName: 'same-' });
      expect(await found('same')).toEqual(['A2', 'a3', 'z1', 'dash', 'under']);
    });

    it('are matched literally, whatever LIKE makes of it', async () => {
      await add('percent', { displayName: '100% Sure' });
      await add('back', { displayName: 'a\\b' });
      expect(await found('100%')).toEqual(['percent']);
      expect(await found('same_')).toEqual(['under']);
      expect(await found('a\\')).toEqual(['back']);
      expect(await found('1__')).toEqual([]);
      expect(await found("' or 1=1 --")).toEqual([]);
    });

    it('are matched beyond ASCII without regard to case', async () => {
      await add('ivan', { displayName: 'ИВАН Петров' });
      expect(await found('пет')).toEqual(['ivan']);
      expect(await found('åNG')).toEqual(['Ångström']);
    });

    it('are counted as they are listed', async () => {
      await add('asleep', { active: false });
      for (const text of ['', '.', 'same', '100%', 'nobody']) {
        for (const inactive of [false, true]) {
          const search = { text, active: true, inactive };
          expect(await countMatchingUsers(db, search)).toBe(
            (await listMatchingUsers(db, search, all)).length,
          );
        }
      }
      expect(await found('asleep')).toEqual([]);
      expect(await found('asleep', true)).toEqual(['asleep']);
      expect(await listMatchingUsers(db, { text: '', active: false, inactive: false }, all)).toEqual([]);
    });

    it('are read by thousands of ids at once, and by none', async () => {
      const user = await findUserByName(db, 'ivan');
      const ids = [...Array.from({ length: 5_000 }, (_, index) => 900_000 + index), user?.id ?? 0];
      expect((await listUsersByIds(db, ids)).map((one) => one.name)).toEqual(['ivan']);
      expect(await listUsersByIds(db, [])).toEqual([]);
    });

    it('are shown without e-mail addresses to whoever is not logged in', async () => {
      const user = await findUserByName(db, 'ivan');
      const shown = async (ctx: Ctx) =>
        (await findUsersByIds(ctx, [user?.id ?? 0])).get(user?.id ?? 0)?.email;
      expect(await shown(await context.server.ctx(anonymous('UTC')))).toBeNull();
      expect(await shown(await context.server.ctx({ name: 'admin' }))).toBe('x@example.com');
      expect(await shown(await context.server.ctx())).toBe('x@example.com');
    });

    it('are walked through by id', async () => {
      const first = await listUsersAfter(db, 0, 2);
      const second = await listUsersAfter(db, first[1]?.id ?? 0, 2);
      const ids = [...first, ...second].map((user) => user.id);
      expect(ids).toEqual([...ids].sort((a, b) => a - b));
      expect(new Set(ids).size).toBe(4);
    });

    it('change in what is asked and in nothing else, and count new credentials', async () => {
      const before = await add('changing', { displayName: 'Before' });
      const renamed = await updateUser(db, before.id, { name: 'Changed' }, 2_000);
      expect(renamed).toEqual({ ...before, name: 'Changed' });
      expect((await findUserByName(db, 'CHANGED'))?.id).toBe(before.id);
      expect(await findUserByName(db, 'changing')).toBeNull();
      const again = await updateUser(db, before.id, { active: false, newCredential: true }, 3_000);
      expect(again).toMatchObject({ active: false, credentialVersion: before.credentialVersion + 1 });
      expect(await updateUser(db, 999_999, { name: 'x' }, 1)).toBeNull();
    });

    it('never get the id of one who is gone', async () => {
      const gone = await add('gone');
      await removeUser(db, gone.id);
      expect((await add('gone')).id).toBeGreaterThan(gone.id);
    });

    it('cannot go while a project names them', async () => {
      const lead = await add('lead');
      await context.server.buildProject({ key: 'LED', lead: 'lead' });
      expect(await getUserUsage(db, lead.id)).toEqual([['led projects', 1]]);
      const error = await removeUser(db, lead.id).catch((caught: unknown) => caught);
      expect(isReferenced(error)).toBe(true);
      expect(await getUserUsage(db, (await add('free')).id)).toEqual([]);
    });
  });

  describe('Groups', () => {
    it('have one name each, whatever its case', async () => {
      await insertGroup(db, 'Straße', 1);
      expect((await findGroupByName(db, ' STRAßE '))?.name).toBe('Straße');
      const error = await insertGroup(db, 'straße', 1).catch((caught: unknown) => caught);
      expect(isDuplicate(error)).toBe(true);
    });

    it('are found anywhere in the name, literally, and counted alike', async () => {
      await insertGroup(db, 'a_b%c', 1);
      await insertGroup(db, 'aXbYc', 1);
      const search = async (text: string, exclude: string[] = []) => {
        const groups = await listMatchingGroups(db, { text, exclude }, 100);
        expect(await countMatchingGroups(db, { text, exclude })).toBe(groups.length);
        return groups.map((group) => group.name);
      };
      expect(await search('_B%')).toEqual(['a_b%c']);
      expect(await search('B')).toEqual(['a_b%c', 'aXbYc']);
      expect(await search('b', ['AxByC'])).toEqual(['a_b%c']);
    });

    it('hold a member once', async () => {
      const group = await insertGroup(db, 'members', 1);
      const user = await add('member');
      expect(await insertMember(db, group.id, user.id)).toBe(true);
      expect(await insertMember(db, group.id, user.id)).toBe(false);
      expect(await countActiveMembers(db, [group.id, group.id])).toBe(1);
      expect((await listMembers(db, group.id, false, all)).map((one) => one.name)).toEqual(['member']);
      expect(await removeMember(db, group.id, user.id)).toBe(true);
      expect(await removeMember(db, group.id, user.id)).toBe(false);
    });

    it('lose the members who are deleted', async () => {
      const group = await insertGroup(db, 'loses', 1);
      const user = await add('deleted-member');
      await insertMember(db, group.id, user.id);
      await removeUser(db, user.id);
      expect(await listMembers(db, group.id, true, all)).toEqual([]);
    });
  });

  describe('System administrators', () => {
    it('are those in a group that grants it, active or not', async () => {
      const admin = await findUserByName(db, 'admin');
      expect(await isSystemAdministrator(db, admin?.id ?? 0)).toBe(true);
      expect(await isSystemAdministrator(db, (await add('plain')).id)).toBe(false);
      await db.transaction().execute(async (tx) => {
        await lockAdministration(tx);
        await updateUser(tx, admin?.id ?? 0, { active: false }, 1);
        expect(await isSystemAdministrator(tx, admin?.id ?? 0)).toBe(true);
        expect(await anySystemAdministrator(tx)).toBe(false);
        await updateUser(tx, admin?.id ?? 0, { active: true }, 1);
      });
      expect(await anySystemAdministrator(db)).toBe(true);
    });
  });
});
