/** docs/routes.md: every route, from the routes themselves. */
import { consumesOf } from '../../http/body.ts';
import { type Access, type Anonymous, type Route, scopeOf } from '../../http/route.ts';

const who: Record<Access, string> = {
  anyone: 'anyone',
  user: 'users',
  administrator: 'administrators',
  'system-administrator': 'system administrators',
};

const strangers: Record<Anonymous, string> = {
  served: 'served',
  'not-authenticated': '401',
  'client-must-be-authenticated': '401, REST form',
  'login-page': 'login page',
};

export function routesPage(routes: readonly Route[]): string {
  const rooms = Map.groupBy(sorted(routes), ({ url }) => roomOf(url));
  return [
    '# Routes',
    '',
    '<!-- Written by `npm run docs` from the routes. Edit those, not this. -->',
    '',
    `${routes.length} routes. Each is served under the context path (\`/jira\`); \`/rest/api/2\` and \`/rest/auth/1\` answer under \`latest\` too. *Who* may call is checked before the request is read; what they then see is decided by permissions. *Anonymous* is what a caller gets who is not logged in. *Scope* is what a client of OAuth must have been granted: READ, WRITE, ADMIN, SYSTEM_ADMIN, each including those before it; *none* is closed to such clients, *person* to access tokens too. *Sudo*: the administrator's password must have been confirmed lately.`,
    ...[...rooms].flatMap(([room, own]) => ['', `## ${room}`, '', ...table(own)]),
    '',
  ].join('\n');
}

const sorted = (routes: readonly Route[]): Route[] =>
  routes.toSorted((a, b) => compare(a.url, b.url) || compare(a.method, b.method));

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);

/** `/rest/api/2/issue/…` → `/rest/api/2/issue`. */
function roomOf(url: string): string {
  const parts = url.split('/').slice(1);
  const depth = parts[0] === 'rest' ? 4 : parts[0] === 'secure' && parts.length > 2 ? 2 : 1;
  return parts[0] === 'rest' || depth === 2 ? `/${parts.slice(0, depth).join('/')}` : 'Pages';
}

const table = (routes: readonly Route[]): string[] => [
  '| Method | Address | Who | Anonymous | Scope | Takes | Sudo | What it does | Source |',
  '|---|---|---|---|---|---|---|---|---|',
  ...routes.map(
    (route) =>
      `| ${[
        route.method,
        `\`${route.url}\``,
        who[route.access],
        strangers[route.anonymous],
        scopeOf(route),
        consumesOf(route)
          .filter((kind) => kind !== 'none')
          .join(', '),
        route.webSudo ? 'yes' : '',
        cell(route.summary),
        cell(route.source),
      ].join(' | ')} |`,
  ),
];

const cell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;');
