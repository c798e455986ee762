import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { otherKey } from '../../people/application-role/application-role.errors.ts';
import { presentRole, versionOf } from '../../people/application-role/application-role.present.ts';
import type { DescribedRole } from '../../people/application-role/application-role.ts';
import { changeRoles } from './application-access.service.ts';

const groups = Type.Optional(Type.Array(Type.String({ maxLength: 1000 }), { maxItems: 1000 }));
const told = Type.Optional(Type.Unknown());

/** What clients read and send back whole is taken; what cannot be changed is not looked at. */
const members = {
  groups,
  defaultGroups: groups,
  selectedByDefault: Type.Optional(Type.Boolean()),
  name: told,
  defined: told,
  numberOfSeats: told,
  remainingSeats: told,
  userCount: told,
  userCountDescription: told,
  hasUnlimitedSeats: told,
  platform: told,
};
const key = Type.String({ maxLength: 255 });
const one = Type.Object({ ...members, key: Type.Optional(key) }, { additionalProperties: false });
const all = Type.Array(Type.Object({ ...members, key }, { additionalProperties: false }), { maxItems: 100 });

const administrators = {
  source: 'Jira: REST description of api/2/applicationrole; RFC 9110, 13.1.1 (If-Match)',
  access: 'administrator',
  anonymous: 'not-authenticated',
} as const;

const fits = (ifMatch: string | string[] | undefined) => (before: readonly DescribedRole[]) =>
  ifMatch === undefined || ifMatch === '*' || [ifMatch].flat().includes(versionOf(before));

/** groups: names of those that give access; defaultGroups: those of them that new users go into. */
export const applicationAccessRoutes: Route[] = [
  /** 400 by field; 404; 412 where If-Match names another state than there is. */
  route({
    ...administrators,
    method: 'PUT',
    url: '/rest/api/2/applicationrole',
    summary: 'Changes which groups give access to applications, all at once',
    body: all,
    async handle({ ctx, body, headers, reply }) {
      const roles = await changeRoles(ctx, body, fits(headers['if-match']));
      reply.header('ETag', versionOf(roles));
      return roles.map(presentRole);
    },
  }),
  /** The same for one. */
  route({
    ...administrators,
    method: 'PUT',
    url: '/rest/api/2/applicationrole/:key',
    summary: 'Changes which groups give access to an application',
    params: Type.Object({ key: Type.String() }),
    body: one,
    async handle({ ctx, params, body, headers, reply }) {
      if (body.key !== undefined && body.key !== params.key) throw otherKey();
      const roles = await changeRoles(ctx, [{ ...body, key: params.key }], fits(headers['if-match']));
      reply.header('ETag', versionOf(roles));
      return roles.map(presentRole)[0];
    },
  }),
];
