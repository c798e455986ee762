/**
 * A small world in which every field that JQL knows has values, and lacks them: made over HTTP, by a fixed throw of the
 * dice and a clock that stands where the story puts it, so that it is the same on every engine.
 */
import { buildProjectGranting } from '../grants.ts';
import type { Client, TestServer } from '../server.ts';
import { makeFields, moveFields } from './world-fields.ts';
import { tellStory } from './world-story.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The clocks of New York go forward in the story's third week. */
export const begins = Date.parse('2024-02-20T09:30:00.000Z');

export interface Clock {
  at: number;
}

export interface Dice {
  /** 0 to `count` - 1 */
  upTo(count: number): number;
  pick<T>(list: readonly T[]): T;
  /** Each of them or not. */
  some<T>(list: readonly T[]): T[];
  /** True in one of `times` cases. */
  once(times: number): boolean;
}

export function diceOf(seed: number): Dice {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const upTo = (count: number): number => Math.floor(next() * count);
  return {
    upTo,
    pick: (list) => list[upTo(list.length)] as never,
    some: (list) => list.filter(() => upTo(3) === 0),
    once: (times) => upTo(times) === 0,
  };
}

/** By full name: a user name that is another's full name, a full name that is two people's, names to be quoted. */
export const people: Readonly<Record<string, string>> = {
  fred: 'Fred Normal',
  wilma: 'Wilma Larsson',
  zoe: 'Anna Zoe',
  tom: 'fred',
  twin1: 'The Twin',
  twin2: 'The Twin',
  order: `O'Hara "the" \\ Quote`,
};

export const groups: Readonly<Record<string, readonly string[]>> = {
  devs: ['fred', 'wilma', 'order'],
  'Größe team': ['zoe'],
  nobody: [],
};

/** Who asks: project OLD is archived, DARK is for administrators and zoe, CLUB for everybody else. */
export const readers = [
  { name: 'admin', timeZone: 'UTC' },
  { name: 'fred', timeZone: 'America/New_York' },
  { name: 'zoe', timeZone: 'Asia/Kolkata' },
  { name: null, timeZone: 'UTC' },
] as const;

export const projects = ['TEST', 'SIDE', 'CLUB', 'DARK', 'OLD'] as const;

export const versionsOf: Readonly<Record<string, readonly string[]>> = {
  TEST: ['0.9', '1.0', '1.1', '2.0 beta', '10.0', 'Next * big'],
  SIDE: ['1.0', '3.0'],
  CLUB: ['1.1'],
  DARK: ['Secret', '1.0'],
  OLD: [],
};

export const componentsOf: Readonly<Record<string, readonly string[]>> = {
  TEST: ['App', 'Backend', 'Pay, ments'],
  SIDE: ['App', 'empty'],
  CLUB: [],
  DARK: ['Bunker'],
  OLD: [],
};

export async function must<T extends { status: number; text: string }>(
  answer: Promise<T>,
  what: string,
): Promise<T> {
  const got = await answer;
  if (got.status >= 300) throw new Error(`${what}: ${got.status} ${got.text}`);
  return got;
}

/** @param clock that the server goes by */
export async function buildWorld(server: TestServer, clock: Clock): Promise<void> {
  const admin = server.as('admin');
  await buildPeople(server, admin);
  await buildProjects(server, admin);
  await buildLevels(admin);
  await makeFields(admin);
  await buildFilters(server);
  await tellStory(server, clock, diceOf(20));
  await moveFields(admin);
}

async function buildPeople(server: TestServer, admin: Client): Promise<void> {
  for (const [name, displayName] of Object.entries(people)) await server.buildUser({ name, displayName });
  for (const [name, members] of Object.entries(groups)) {
    await must(admin.post('/rest/api/2/group', { name }), `group ${name}`);
    for (const member of members) {
      const path = `/rest/api/2/group/user?groupname=${encodeURIComponent(name)}`;
      await must(admin.post(path, { name: member }), `${member} in ${name}`);
    }
  }
  for (const { name, timeZone } of readers) {
    const rows = server.app.ctx().db.updateTable('app_user').set({ time_zone: timeZone });
    if (name) await rows.where('name', '=', name).execute();
  }
}

const everything = (holder: string): Record<string, string[]> =>
  Object.fromEntries(
    ['CREATE_ISSUES', 'EDIT_ISSUES', 'ADD_COMMENTS', 'WORK_ON_ISSUES', 'LINK_ISSUES', 'ASSIGN_ISSUES'].map(
      (permission) => [permission, [holder]],
    ),
  );

async function buildProjects(server: TestServer, admin: Client): Promise<void> {
  const grant = { permission: 'SET_ISSUE_SECURITY', holder: { type: 'applicationRole' } };
  await must(admin.post('/rest/api/2/permissionscheme/0/permission', grant), 'the grant');
  await server.buildProject({ key: 'TEST', name: 'Test project', lead: 'fred' });
  await server.buildProject({ key: 'SIDE', name: 'A side project', lead: 'zoe' });
  await buildProjectGranting(server, 'CLUB', {
    ...everything('user:admin'),
    BROWSE_PROJECTS: ['anyone'],
    VIEW_VOTERS_AND_WATCHERS: ['user:admin'],
    RESOLVE_ISSUES: ['user:admin', 'user:fred'],
    ASSIGNABLE_USER: ['anyone'],
    TRANSITION_ISSUES: ['user:admin'],
    MODIFY_REPORTER: ['user:admin'],
    SCHEDULE_ISSUES: ['user:admin'],
    MANAGE_WATCHERS: ['user:admin'],
    CREATE_ATTACHMENTS: ['user:admin'],
  });
  await buildProjectGranting(server, 'DARK', {
    ...everything('user:admin'),
    BROWSE_PROJECTS: ['user:admin', 'user:zoe'],
    ASSIGNABLE_USER: ['user:admin', 'user:zoe'],
    VIEW_VOTERS_AND_WATCHERS: ['user:admin'],
    TRANSITION_ISSUES: ['user:admin'],
    RESOLVE_ISSUES: ['user:admin'],
    MODIFY_REPORTER: ['user:admin'],
    SCHEDULE_ISSUES: ['user:admin'],
    MANAGE_WATCHERS: ['user:admin'],
    CREATE_ATTACHMENTS: ['user:admin'],
  });
  await server.buildProject({ key: 'OLD' });
  for (const [project, name] of [
    ['SIDE', 'Internal'],
    ['DARK', 'Secret things'],
  ] as const) {
    const made = await must(
      admin.post('/rest/api/2/projectCategory', { name, description: '' }),
      `category ${name}`,
    );
    await must(admin.put(`/rest/api/2/project/${project}`, { categoryId: Number(made.body.id) }), project);
  }
  for (const project of projects) {
    for (const [at, name] of (versionsOf[project] ?? []).entries()) {
      const version = { project, name, released: at < 2 };
      await must(admin.post('/rest/api/2/version', version), `version ${name}`);
    }
    for (const name of componentsOf[project] ?? []) {
      const component = { project, name, ...(name === 'App' && { leadUserName: 'fred' }) };
      await must(admin.post('/rest/api/2/component', component), `component ${name}`);
    }
  }
}

async function buildLevels(admin: Client): Promise<void> {
  const user = (parameter: string) => ({ type: 'user', parameter });
  const levels = [
    { name: 'Inner', members: [user('admin'), user('fred')] },
    { name: 'Inmost', members: [user('admin')] },
  ];
  const made = await must(
    admin.post('/rest/tessera/1/issuesecurityscheme', { name: 'Levels', levels }),
    'levels',
  );
  const wear = { id: made.body.id, levels: {} };
  await must(admin.put('/rest/tessera/1/project/TEST/issuesecurityscheme', wear), 'levels of TEST');
}

/** Of fred, who shares some; and of the others. */
async function buildFilters(server: TestServer): Promise<void> {
  const shared = [{ type: 'authenticated' }];
  for (const [owner, name, jql, sharePermissions] of [
    ['fred', 'Bugs', 'type = Bug', shared],
    ['fred', 'Mine', 'assignee = currentUser() order by created', []],
    ['zoe', 'bugs', 'type = Bug and priority > Medium', []],
    ['fred', 'Both', 'filter = Bugs or not filter in (Bugs, "Mine")', shared],
    ['admin', 'All', 'order by key', [{ type: 'global' }]],
    ['zoe', '10001', 'summary ~ login', shared],
  ] as const)
    await must(server.as(owner).post('/rest/api/2/filter', { name, jql, sharePermissions }), name);
}
