import { type Static, Type } from 'typebox';
import type { Ctx } from '../../context.ts';
import { type Route, route } from '../../http/route.ts';
import { commaList } from '../../kernel/comma-list.ts';
import { isTrue } from '../../kernel/flag.ts';
import { readPage } from '../../kernel/paging.ts';
import { pickGroups } from '../group/group.service.ts';
import { pickUsers } from '../user/user-search.service.ts';
import { presentGroupChoice, presentUserChoice } from './picker.present.ts';
import { findWhose, readGroupLabels, requireMayBrowsePeople } from './picker.service.ts';

const source = 'Jira: REST description of api/2/user/picker, groups/picker and groupuserpicker';
const text = Type.Optional(Type.String());
const names = Type.Optional(Type.Union([Type.String(), Type.Array(Type.String(), { maxItems: 1000 })]));

const picker = Type.Object({ query: text, maxResults: text, showAvatar: text, exclude: names });
const groupsPicker = Type.Object({ query: text, maxResults: text, exclude: names, userName: text });

const most = (query: { maxResults?: string }, standard: number): number =>
  readPage({ maxResults: query.maxResults }, standard, 1000).maxResults;

export const pickerRoutes: Route[] = [
  /** The second address is what `autoCompleteUrl` of user pickers leads to. */
  ...(['/rest/api/2/user/picker', '/rest/api/1.0/users/picker'] as const).map((url) =>
    route({
      method: 'GET',
      url,
      summary:
        'People for a picker, what was typed marked in HTML; nobody for those who may not browse users',
      source: `${source}; CVE-2019-3403: nothing for anonymous`,
      access: 'user',
      anonymous: 'not-authenticated',
      query: picker,
      async handle({ ctx, query, links }) {
        const typed = query.query ?? '';
        const found = await pickUsers(ctx, {
          text: typed,
          exclude: commaList(query.exclude),
          most: most(query, 50),
        });
        return presentUserChoice(found, typed, links, isTrue(query.showAvatar));
      },
    }),
  ),
  route({
    method: 'GET',
    url: '/rest/api/2/groups/picker',
    summary: 'Groups for a picker; none for those who may not browse users, anonymous among them',
    source,
    access: 'anyone',
    anonymous: 'served',
    query: groupsPicker,
    handle: ({ ctx, query }) => chooseGroups(ctx, query),
  }),
  route({
    method: 'GET',
    url: '/rest/api/2/groupuserpicker',
    summary: 'People and groups for a picker',
    source: `${source}; CVE-2019-8449: nothing for anonymous`,
    access: 'user',
    anonymous: 'not-authenticated',
    query: picker,
    async handle({ ctx, query, links }) {
      requireMayBrowsePeople(ctx);
      const typed = query.query ?? '';
      const found = await pickUsers(ctx, { text: typed, exclude: [], most: most(query, 20) });
      return {
        users: presentUserChoice(found, typed, links, isTrue(query.showAvatar)),
        groups: await chooseGroups(ctx, query),
      };
    },
  }),
];

async function chooseGroups(ctx: Ctx, query: Partial<Static<typeof groupsPicker>>) {
  const typed = query.query ?? '';
  const owner = query.userName === undefined ? null : await findWhose(ctx, query.userName);
  if (query.userName !== undefined && !owner)
    return presentGroupChoice({ groups: [], total: 0 }, typed, null);
  const search = { text: typed, exclude: commaList(query.exclude), userId: owner?.id };
  const found = await pickGroups(ctx, search, most(query, 20));
  return presentGroupChoice(found, typed, await readGroupLabels(ctx));
}
