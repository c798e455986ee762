import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { commaList } from '../../kernel/comma-list.ts';
import { presentGroupChoice, presentUserChoice } from '../../people/picker/picker.present.ts';
import { chooseGroups, chooseUsers } from '../../people/picker/picker.reply.ts';
import { requireMayBrowsePeople } from '../../people/picker/picker.service.ts';
import { takesPeople } from './custom-field.service.ts';

const text = Type.Optional(Type.String());
const several = Type.Optional(Type.Union([Type.String(), Type.Array(Type.String(), { maxItems: 1000 })]));

export const groupUserPickerRoutes: Route[] = [
  /**
   * Query: query, maxResults (20), showAvatar, exclude; fieldId (the custom field that somebody is picked for),
   * projectId and issueTypeId (of the issue; several, or parted by commas): where the field is not, or holds neither
   * people nor groups, nobody is offered.
   */
  route({
    method: 'GET',
    url: '/rest/api/2/groupuserpicker',
    summary: 'People and groups for a picker',
    source: 'Jira: REST description of api/2/groupuserpicker; CVE-2019-8449: nothing for anonymous',
    access: 'user',
    anonymous: 'not-authenticated',
    query: Type.Object({
      query: text,
      maxResults: text,
      showAvatar: text,
      exclude: several,
      fieldId: text,
      projectId: several,
      issueTypeId: several,
    }),
    /** @returns {users, groups}. Errors: 401; 403 for whoever may not browse users. */
    async handle({ ctx, query, links }) {
      requireMayBrowsePeople(ctx);
      const place = {
        projectIds: commaList(query.projectId),
        issueTypeIds: commaList(query.issueTypeId),
      };
      if (query.fieldId && !(await takesPeople(ctx, query.fieldId, place))) {
        const typed = query.query ?? '';
        return {
          users: presentUserChoice({ users: [], total: 0 }, typed, links, false),
          groups: presentGroupChoice({ groups: [], total: 0 }, typed, null),
        };
      }
      return {
        users: await chooseUsers({ ctx, query: { ...query, exclude: undefined }, links }, 20),
        groups: await chooseGroups(ctx, query),
      };
    },
  }),
];
