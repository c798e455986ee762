import { type Route, route } from '../../http/route.ts';
import { isTrue } from '../../kernel/flag.ts';
import { changeChecked, newUserChecked, policyAsked } from './password.schema.ts';
import { checkChange, checkNewUser, listRules } from './policy.service.ts';

const source = 'Jira: REST description of api/2/password/policy';

export const passwordPolicyRoutes: Route[] = [
  /** A list of sentences. Query: hasOldPassword (true: also what holds where one takes the place of another). */
  route({
    source,
    method: 'GET',
    url: '/rest/api/2/password/policy',
    summary: 'What a password must be like, in sentences',
    access: 'anyone',
    anonymous: 'served',
    grants: false,
    query: policyAsked,
    handle: ({ ctx, query }) => listRules(ctx, isTrue(query.hasOldPassword)),
  }),
  /** A list of sentences: why it could not be taken; empty: it could. 400 by field. */
  route({
    source,
    method: 'POST',
    url: '/rest/api/2/password/policy/createUser',
    summary: 'Whether a new user could have this password; nothing is set',
    access: 'anyone',
    anonymous: 'served',
    scope: 'READ',
    grants: false,
    whileReadOnly: true,
    body: newUserChecked,
    handle: ({ ctx, body }) => checkNewUser(ctx, body),
  }),
  /** The same. 404 for others than oneself, unless one administers: as for a user who is missing. */
  route({
    source,
    method: 'POST',
    url: '/rest/api/2/password/policy/updateUser',
    summary: 'Whether a user could have this password; nothing is set',
    access: 'user',
    anonymous: 'not-authenticated',
    scope: 'READ',
    whileReadOnly: true,
    body: changeChecked,
    handle: ({ ctx, body }) => checkChange(ctx, body),
  }),
];
