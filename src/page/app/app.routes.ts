/** The addresses of the browser app. Those that people know from Jira (start page, /browse/KEY) are with their pages. */
import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { notFound } from '../../kernel/app-error.ts';
import { answerShell, webApp } from './app.reply.ts';

/** @param page as of WebApp.first() */
const appRoute = (url: `/${string}`, summary: string, page?: string): Route =>
  route({
    method: 'GET',
    url,
    summary,
    source: "Tessera's own",
    access: 'anyone',
    anonymous: 'served',
    scope: 'none',
    grants: false,
    errors: 'page',
    ...(url.endsWith('/*') && { params: Type.Object({ '*': Type.String() }) }),
    /** @returns the document of the app, the same for everyone. Errors: 404 where the program runs without the app. */
    handle(call) {
      const app = webApp(call.ctx);
      if (app === null) throw notFound('There is nothing at this address.');
      return answerShell(call, app, page === undefined ? {} : { page });
    },
  });

export const appRoutes: Route[] = [
  appRoute('/login', 'The sign-in of the app; /login.jsp is the same without JavaScript'),
  appRoute(
    '/issues',
    "The issue navigator, at Jira's address: /issues/?jql=",
    'navigator/navigator.page.tsx',
  ),
  appRoute('/filters', 'Filters: own, favourite, shared'),
  appRoute('/projects', 'Every project that the reader may browse'),
  appRoute('/projects/*', 'A project: summary, issues, board, versions, components, settings'),
  appRoute('/boards', 'Boards'),
  appRoute('/boards/*', 'A board of a filter'),
  appRoute('/dashboards', 'Dashboards'),
  appRoute('/dashboards/*', 'A dashboard'),
  appRoute('/profile', "The reader's own profile"),
  appRoute('/profile/*', "The reader's own profile: preferences, sessions, log-ins"),
  appRoute('/people/*', 'Somebody: what they work on'),
  appRoute('/admin', 'Administration'),
  appRoute('/admin/*', 'Administration, section by section'),
];
