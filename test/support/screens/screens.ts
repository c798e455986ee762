/**
 * Every screen of the app, as a table: what `screens.test.ts` walks through and `npm run screens` takes pictures of. The
 * sections of the administration and of the profile are read from their pages, so that a new one is in it by itself; a
 * new route must be added here, or a test says so.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../../scripts/project.js';
import type { World } from './world.ts';

export interface Screen {
  /** Of its picture. */
  readonly name: string;
  /** As web/<wing>/routes.ts has it. */
  readonly route: string;
  readonly path: string;
  /** Nobody is logged in. */
  readonly stranger?: true;
  /** What is done on the page before it is looked at: something opened over it. */
  readonly open?: (page: Page) => Promise<unknown>;
}

const source = (...path: string[]): string => readFileSync(join(root, 'web', ...path), 'utf8');

const found = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, one = '']) => one);

/** Every route of every wing. */
export const routes = (): string[] =>
  readdirSync(join(root, 'web'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => (readdirSync(join(root, 'web', name)).includes('routes.ts') ? [name] : []))
    .flatMap((wing) => found(source(wing, 'routes.ts'), /\bpage\(\s*'([^']+)'/g));

export const adminSections = (): string[] =>
  found(source('admin', 'admin.page.tsx'), /^ {2}'?([\w-]+)'?: part\(/gm);
export const profileSections = (): string[] =>
  found(source('profile', 'profile.page.tsx'), /^ {2}'?([\w-]+)'?: \[/gm);
export const settingsRooms = (): string[] =>
  found(
    /const rooms[^{]*{[^{]*{([^}]*)}/.exec(source('project', 'settings.page.tsx'))?.[1] ?? '',
    /(\w+): \w+,/g,
  );

const jql = (text: string): string => `?jql=${encodeURIComponent(text)}`;
/** Beside a list `t` changes between it and the list with the issue at its right; narrow windows have the list alone. */
const split = async (page: Page) => {
  if ((page.viewportSize()?.width ?? 0) < 800) return;
  await page.keyboard.press('t');
  await page.getByRole('heading', { level: 2 }).first().waitFor();
};

const press =
  (...keys: string[]) =>
  async (page: Page) => {
    for (const key of keys) await page.keyboard.press(key);
    await page.getByRole('dialog').first().waitFor();
  };

/** The bell comes after the page: its keys mean nothing before. */
async function overBell(page: Page): Promise<void> {
  await page.getByRole('button', { name: /notification/i }).waitFor();
  await press('g', 'n')(page);
}

/** @param world what the addresses speak of */
export function screens(world: World): Screen[] {
  const project = '/projects/TEST';
  const search = jql('project = TEST ORDER BY updated DESC');
  const inProject = (room: string): Screen => ({
    name: `project-${room}`,
    route: `/projects/$projectKey/${room}`,
    path: `${project}/${room}`,
  });
  return [
    { name: 'sign-in', route: '/login', path: '/login', stranger: true },
    { name: 'start', route: '/', path: '/' },
    { name: 'start-old', route: '/secure/Dashboard.jspa', path: '/secure/Dashboard.jspa' },
    { name: 'start-home', route: '/secure/MyJiraHome.jspa', path: '/secure/MyJiraHome.jspa' },
    { name: 'dashboards', route: '/dashboards', path: '/dashboards' },
    { name: 'dashboard', route: '/dashboards/$dashboardId', path: `/dashboards/${world.dashboard}` },
    { name: 'navigator', route: '/issues', path: `/issues/${search}` },
    { name: 'navigator-split', route: '/issues', path: `/issues/${search}`, open: split },
    { name: 'navigator-refused', route: '/issues', path: `/issues/${jql('project = NOWHERE')}` },
    { name: 'filters', route: '/filters', path: '/filters' },
    { name: 'boards', route: '/boards', path: '/boards' },
    { name: 'board-filter', route: '/boards/filter/$filterId', path: `/boards/filter/${world.filter}` },
    { name: 'board', route: '/projects/$projectKey/board', path: `${project}/board` },
    { name: 'board-lanes', route: '/projects/$projectKey/board', path: `${project}/board?lanes=assignee` },
    { name: 'issue', route: '/browse/$issueKey', path: `/browse/${world.issue}` },
    { name: 'projects', route: '/projects', path: '/projects' },
    { name: 'project', route: '/projects/$projectKey', path: project },
    ...['summary', 'issues', 'versions', 'components', 'settings'].map(inProject),
    ...settingsRooms().map((room) => ({
      name: `project-settings-${room}`,
      route: '/projects/$projectKey/settings/$room',
      path: `${project}/settings/${room}`,
    })),
    { name: 'person', route: '/people/$userName', path: '/people/fred' },
    { name: 'profile', route: '/profile', path: '/profile' },
    ...profileSections().map((section) => ({
      name: `profile-${section}`,
      route: '/profile/$section',
      path: `/profile/${section}`,
    })),
    { name: 'admin', route: '/admin', path: '/admin' },
    ...adminSections().map((section) => ({
      name: `admin-${section}`,
      route: '/admin/$section',
      path: `/admin/${section}`,
    })),
    ...Object.entries(world.details).map(([section, which]) => ({
      name: `admin-${section}-one`,
      route: '/admin/$section/$which',
      path: `/admin/${section}/${encodeURIComponent(which)}`,
    })),
    ...overPages(world),
  ];
}

/** What opens over a page. */
function overPages({ issue }: World): Screen[] {
  const on = { route: '/browse/$issueKey', path: `/browse/${issue}` };
  return [
    { ...on, name: 'over-create', open: press('c') },
    { ...on, name: 'over-edit', open: press('e') },
    { ...on, name: 'over-operations', open: press('.') },
    { ...on, name: 'over-palette', open: press('Control+k') },
    { ...on, name: 'over-help', open: press('?') },
    { ...on, name: 'over-bell', open: overBell },
  ];
}
