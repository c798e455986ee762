/**
 * Every screen of the app, in both widths and both themes, in all the states that it can be in. With TESSERA_SCREENS set
 * to a folder (`npm run screens`) each is kept there as a picture.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AppUnderTest,
  expectNoErrors,
  forgetErrors,
  showTheme,
  startApp,
  watch,
} from '../../support/app.ts';
import { chromium } from '../../support/chromium.ts';
import { countRequests, expectSound, settle, wrongDirections } from '../../support/screens/look.ts';
import {
  adminSections,
  profileSections,
  routes,
  type Screen,
  screens,
  settingsRooms,
} from '../../support/screens/screens.ts';
import { buildExtremes, buildWorld, type World } from '../../support/screens/world.ts';
import { adminPassword } from '../../support/server.ts';

const folder = process.env.TESSERA_SCREENS ?? '';
const sizes = { wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 } } as const;
type Size = keyof typeof sizes;
const themes = ['light', 'dark'] as const;
/** The other theme has other colours and nothing else; the narrow page has those of the wide one. */
const depth = {
  wide: { light: 'wholly', dark: 'in colour' },
  narrow: { light: 'elsewhere', dark: 'wholly' },
} as const;

/** Screens that are there without the server's word. */
const asksNothing = new Set(['profile', 'profile-password', 'profile-preferences']);

it('no screen is forgotten', () => {
  const world: World = { issue: 'TEST-1', filter: '1', dashboard: '1', details: { users: 'fred' } };
  const walked = new Set(screens(world).map(({ route }) => route));
  expect(routes().length).toBeGreaterThan(20);
  expect(routes().filter((route) => !walked.has(route))).toEqual([]);
  expect(adminSections()).toEqual(expect.arrayContaining(['users', 'permission-schemes', 'system']));
  expect(profileSections()).toEqual(expect.arrayContaining(['preferences', 'programs']));
  expect(settingsRooms()).toEqual(expect.arrayContaining(['details', 'fields']));
});

describe.skipIf(chromium() === null)('The screens', () => {
  let app: AppUnderTest;
  let world: World;

  beforeAll(async () => {
    app = await startApp('SQLite', { demo: 'true' });
    world = await buildWorld(app.server);
  });
  afterAll(() => app?.stop());

  /** A page in a browser of this size; administrators have confirmed their password. */
  async function opened(size: Size, name: string | null = 'admin', more: BrowserContextOptions = {}) {
    const context = await app.browserOf(name, { viewport: sizes[size], reducedMotion: 'reduce', ...more });
    if (name === 'admin') {
      const answer = await context.request.post(`${app.base}/rest/tessera/1/websudo`, {
        data: { password: adminPassword },
        headers: { Origin: new URL(app.base).origin, 'X-Atlassian-Token': 'no-check' },
      });
      expect(answer.ok()).toBe(true);
    }
    const page = await context.newPage();
    watch(page);
    countRequests(page);
    return page;
  }

  async function goTo(page: Page, { path, open }: Pick<Screen, 'path' | 'open'>): Promise<void> {
    forgetErrors(page);
    await page.goto(app.base + path);
    await settle(page);
    if (!open) return;
    await open(page);
    await settle(page);
  }

  async function keep(page: Page, name: string): Promise<void> {
    if (folder === '') return;
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${name}.png`) });
  }

  /** Both widths at once, each in a page of its own. */
  const inBothWidths = (walk: (size: Size) => Promise<void>) =>
    together((Object.keys(sizes) as Size[]).map(walk));

  /** What is wrong here and there is told at once. */
  async function together(walks: readonly Promise<void>[]): Promise<void> {
    const ends = await Promise.allSettled(walks);
    expect(ends.flatMap((end) => (end.status === 'rejected' ? [end.reason.message] : [])).join('\n\n')).toBe(
      '',
    );
  }

  async function walk(
    page: Page,
    size: Size,
    list: readonly Screen[],
    look: (screen: Screen) => Promise<void>,
  ) {
    const wrong: string[] = [];
    for (const screen of list) {
      try {
        await goTo(page, screen);
        await look(screen);
      } catch (error) {
        const { message, actual } = error as Error & { actual?: unknown };
        wrong.push(`${screen.name} (${size}): ${message} ${JSON.stringify(actual ?? '').slice(0, 1500)}`);
      }
    }
    await page.context().close();
    if (wrong.length > 0) throw new Error(wrong.join('\n\n'));
  }

  const at = (route: string, paths: readonly string[]): Screen[] =>
    paths.map((path) => ({ name: path.replace(/\W+/g, '-').slice(1), route, path }));

  it('are sound in both widths and both themes', async () => {
    await inBothWidths(async (size) => {
      for (const name of [null, 'admin']) {
        const page = await opened(size, name);
        const list = screens(world).filter(({ stranger = false }) => stranger === (name === null));
        await walk(page, size, list, async (screen) => {
          for (const colorScheme of themes) {
            await showTheme(page, colorScheme);
            await expectSound(page, `${screen.name}, ${size}, ${colorScheme}`, depth[size][colorScheme]);
            await keep(page, `${screen.name}-${sizes[size].width}-${colorScheme}`);
          }
        });
      }
    });
  }, 300_000);

  it('fit in German as well', async () => {
    const speak = (locale: string) =>
      app.server.as('admin').put('/rest/api/2/mypreferences?key=jira.user.locale', locale, {
        headers: { 'Content-Type': 'text/plain' },
      });
    await speak('de_DE');
    const list = screens(world).filter(({ stranger, open }) => !stranger && !open);
    const each = Array.from({ length: 2 }, async (_, first) => {
      const page = await opened('narrow');
      const own = list.filter((_, at) => at % 2 === first);
      await walk(page, 'narrow', own, async ({ name }) => {
        expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
        await expectSound(page, `${name}, German`, 'elsewhere');
        await keep(page, `german-${name}-390`);
      });
    });
    await together(each).finally(() => speak('en_US'));
  });

  it('say what went wrong where the server answers nothing', async () => {
    const list = screens(world).filter(({ stranger, open }) => !stranger && !open);
    const PAGES = 2;
    const each = Array.from({ length: PAGES }, async (_, first) => {
      const page = await opened('narrow');
      // What is refused in passing is asked for again twice, after a while.
      await page.addInitScript(() => {
        const later = globalThis.setTimeout;
        globalThis.setTimeout = ((run: () => void, ms = 0) => later(run, Math.min(ms, 20))) as typeof later;
      });
      // Who is reading was asked when the document came; that alone is answered.
      await page.route(/\/rest\/(?!api\/2\/(myself|mypermissions)|tessera\/1\/(live|websudo))/, (route) =>
        route.fulfill({ status: 503, json: { errorMessages: ['The server is being mended.'] } }),
      );
      const own = list.filter((_, at) => at % PAGES === first);
      await walk(page, 'narrow', own, async ({ name }) => {
        if (!asksNothing.has(name))
          await page.locator('main').getByText('The server is being mended.').first().waitFor();
        await expectSound(page, `${name}, 503`, 'in colour');
        await keep(page, `failed-${name}-390`);
      });
    });
    await together(each);
  });

  it('tell nobody whether what they may not see is there', async () => {
    const page = await opened('narrow', 'nina');
    const hidden = [
      ...at('/admin', ['/admin', '/admin/users/fred']),
      ...at('/projects/$projectKey', [
        '/projects/NOWHERE',
        '/projects/NOWHERE/board',
        '/projects/TEST/settings',
      ]),
      ...at('/browse/$issueKey', ['/browse/TEST-99999', '/browse/NOWHERE-1']),
      ...at('/issues', ['/issues/?filter=99999']),
      ...at('/boards/filter/$filterId', [`/boards/filter/${world.filter}`, '/boards/filter/99999']),
      ...at('/dashboards/$dashboardId', [`/dashboards/${world.dashboard}`, '/dashboards/99999']),
      ...at('/people/$userName', ['/people/nobody']),
      ...at('', ['/profile/nothing', '/projects/TEST/nowhere']),
    ];
    await walk(page, 'narrow', hidden, async ({ name }) => {
      await expectSound(page, name);
      await keep(page, `hidden-${name}-390`);
    });
  });

  it('teach how to begin where nothing is yet', async () => {
    await inBothWidths(async (size) => {
      const page = await opened(size, 'nina');
      const empty = [
        ...at('/', [
          '/',
          '/filters',
          '/boards',
          '/dashboards',
          '/people/nina',
          '/profile/tokens',
          '/profile/programs',
        ]),
        ...['summary', 'issues', 'board', 'versions', 'components'].flatMap((room) =>
          at('/projects/$projectKey', [`/projects/BLANK/${room}`]),
        ),
        ...at('/issues', ['/issues/?jql=project%3DBLANK']),
      ];
      await walk(page, size, empty, async ({ name }) => {
        await expectSound(page, name);
        await keep(page, `empty-${name}-${sizes[size].width}`);
      });
    });
  });

  describe('with what no designer thought of', () => {
    beforeAll(() => buildExtremes(app.server));

    const roomsOf = (project: string) => [
      ...at('/', ['/', '/filters', '/boards', '/dashboards', '/projects']),
      ...at('/projects/$projectKey', [
        ...['summary', 'issues', 'board', 'board?lanes=assignee', 'versions', 'components', 'settings'].map(
          (room) => `/projects/${project}/${room}`,
        ),
        `/projects/${project}/settings/people`,
      ]),
      ...at('/browse/$issueKey', [`/browse/${project}-1`]),
      ...at('/issues', [`/issues/?jql=project%3D${project}`]),
    ];

    it('hold names without an end, and a hundred labels', async () => {
      await inBothWidths(async (size) => {
        const page = await opened(size);
        const list = [
          ...roomsOf('VAST'),
          ...at('/people/$userName', ['/people/long', '/admin/users', '/admin/users/long']),
        ];
        await walk(page, size, list, async ({ name }) => {
          await expectSound(page, `${name}, long`, 'elsewhere');
          await keep(page, `long-${name}-${sizes[size].width}`);
        });
      });
    });

    it('set texts apart that are read from the right, and cut them off at their end', async () => {
      await inBothWidths(async (size) => {
        const page = await opened(size);
        const list = [
          ...roomsOf('HEBREW'),
          ...at('/people/$userName', ['/people/noa', '/admin/users', '/admin/users/noa']),
        ];
        await walk(page, size, list, async ({ name }) => {
          await expectSound(page, `${name}, from the right`, 'elsewhere');
          expect(await wrongDirections(page), name).toEqual([]);
          await keep(page, `right-${name}-${sizes[size].width}`);
          expectNoErrors(page);
        });
      });
    });
  });
});
