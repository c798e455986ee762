/** What routes are made of: the frame around every page, and pages that are loaded when they are first gone to. */
import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { queries } from '../kernel/queries.ts';
import { readerQuery } from '../session/me.ts';
import { requireLogin } from '../session/require-login.ts';
import { ErrorPage } from './error-page.tsx';
import { Frame } from './frame.tsx';
import { NotFoundPage } from './not-found-page.tsx';

export const root = createRootRoute({
  component: Frame,
  notFoundComponent: NotFoundPage,
  errorComponent: ErrorPage,
  beforeLoad: async () => void (await queries.ensureQueryData(readerQuery)),
});

/** A page that is loaded when it is first gone to. */
export const page = <P extends string>(
  path: P,
  load: () => Promise<{ Page: React.ComponentType }>,
  { login = false }: { login?: boolean } = {},
) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load, 'Page'),
    ...(login && { beforeLoad: requireLogin }),
  });
