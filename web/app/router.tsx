/** Where the app can be. Each wing brings its own routes; a page is loaded when it is first gone to. */
import { createRouter } from '@tanstack/react-router';
import { adminRoutes } from '../admin/routes.ts';
import { boardRoutes } from '../board/routes.ts';
import { dashboardRoutes } from '../dashboard/routes.ts';
import { issueRoutes } from '../issue/routes.ts';
import { contextPath, issueListScroll } from '../kernel/place.ts';
import { navigatorRoutes } from '../navigator/routes.ts';
import { peopleRoutes } from '../people/routes.ts';
import { profileRoutes } from '../profile/routes.ts';
import { projectRoutes } from '../project/routes.ts';
import { signInRoutes } from '../sign-in/routes.ts';
import { ErrorPage } from './error-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { root } from './page.ts';
import { PageSkeleton } from './page-skeleton.tsx';

const routeTree = root.addChildren([
  ...boardRoutes,
  ...dashboardRoutes,
  ...navigatorRoutes,
  ...peopleRoutes,
  ...projectRoutes,
  ...signInRoutes,
  ...profileRoutes,
  ...adminRoutes,
  ...issueRoutes,
]);

export const router = createRouter({
  routeTree,
  basepath: contextPath,
  // Addresses are shared with Jira's: ?jql=… is text as it stands, never JSON.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== null);
    const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
    return text && `?${text}`;
  },
  defaultPreload: 'intent',
  defaultPendingMs: 100,
  defaultPendingMinMs: 0,
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
  // What else scrolls is put where it was left, by the router, after every step within the app: a list of another search
  // would begin somewhere in its middle.
  scrollToTopSelectors: [`[data-scroll-restoration-id=${issueListScroll}]`],
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
