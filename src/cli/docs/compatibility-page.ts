/** docs/compatibility.md: written by people, but for its list of what is missing, which comes from the routes. */

import type { Route } from '../../http/route.ts';
import { type Operation, shapeOf } from '../../http/route-table.ts';

const list = /(<!-- missing: [^>]*-->)[\s\S]*?(<!-- end -->)/;

/** @param page as it is; @returns it with the list as it must be */
export function compatibilityPage(
  page: string,
  routes: readonly Route[],
  jira: readonly Operation[],
): string {
  const served = new Set(routes.map(nameOf));
  const known = new Map(jira.map((operation) => [nameOf(operation), operation]));
  const missing = [...known].filter(([name]) => !served.has(name)).map(([, operation]) => operation);
  const lines = [
    `${known.size - missing.length} of ${known.size} operations are served.`,
    '',
    '| address | missing |',
    '|---|---|',
    ...[...Map.groupBy(missing, ({ url }) => url)].map(
      ([url, own]) => `| \`${braces(url)}\` | ${own.map(({ method }) => method).join(', ')} |`,
    ),
  ];
  return page.replace(list, (_all, begin, end) => `${begin}\n\n${lines.join('\n')}\n\n${end}`);
}

const nameOf = ({ method, url }: Operation): string => `${method} ${shapeOf(url)}`;

const braces = (url: string): string => url.replace(/:([^/]+)/g, '{$1}');
