import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { chooseGroups, chooseUsers } from './picker.reply.ts';

const source = 'Jira: REST description of api/2/user/picker and groups/picker';
const text = Type.Optional(Type.String());
const names = Type.Optional(Type.Union([Type.String(), Type.Array(Type.String(), { maxItems: 1000 })]));

const groupsPicker = Type.Object({ query: text, maxResults: text, exclude: names, userName: text });

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
      query: Type.Object({ query: text, maxResults: text, showAvatar: text, exclude: names }),
      handle: ({ ctx, query, links }) => chooseUsers({ ctx, query, links }, 50),
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
];
