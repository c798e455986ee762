/** Every page. */
import type { Config } from '../config.ts';
import type { ErrorAnswer } from '../http/errors.ts';
import type { Route } from '../http/route.ts';
import { accessTokenPageRoutes } from './access-token/access-token.routes.ts';
import { appRoutes } from './app/app.routes.ts';
import { changePasswordRoutes } from './change-password.routes.ts';
import { authorizeRoutes } from './consent/authorize.routes.ts';
import { grantedRoutes } from './consent/granted.routes.ts';
import { presentError } from './error.present.ts';
import { browseRoutes } from './issue/browse.routes.ts';
import { transitionPageRoutes } from './issue/transition.routes.ts';
import { loginRoutes } from './login.routes.ts';
import { logoutRoutes } from './logout.routes.ts';
import { notationRoutes } from './notation/notation.routes.ts';
import { startRoutes } from './start.routes.ts';
import { staticRoutes } from './static.routes.ts';
import { userPageRoutes } from './user.routes.ts';
import { webSudoPageRoutes } from './web-sudo.routes.ts';

export const pageRoutes: Route[] = [
  ...loginRoutes,
  ...logoutRoutes,
  ...startRoutes,
  ...appRoutes,
  ...changePasswordRoutes,
  ...accessTokenPageRoutes,
  ...authorizeRoutes,
  ...grantedRoutes,
  ...notationRoutes,
  ...webSudoPageRoutes,
  ...userPageRoutes,
  ...browseRoutes,
  ...transitionPageRoutes,
  ...staticRoutes,
];

/** What http/ shows for an error where a page is wanted. */
export const errorPage =
  ({ contextPath, serverTitle }: Config) =>
  (error: ErrorAnswer): string =>
    presentError({ contextPath, serverTitle }, error);
