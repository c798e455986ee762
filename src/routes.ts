/** Every route of the program, room by room. What is not here does not exist; what Jira has besides answers 501. */
import { sessionRoutes } from './access/session/session.routes.ts';
import type { Route } from './http/route.ts';

export const routes: readonly Route[] = [...sessionRoutes];
