/** What of Jira's user resource involves a password, and so stands below people/. */

import type { Ctx } from '../../context.ts';
import type { Links } from '../../http/links.ts';
import { type Route, route } from '../../http/route.ts';
import { isTrue } from '../../kernel/flag.ts';
import { presentProfile } from '../../people/profile/profile.present.ts';
import { readProfile } from '../../people/profile/profile.service.ts';
import { changesOf } from '../../people/user/user.changes.ts';
import { changedUser, newUser } from '../../people/user/user.schema.ts';
import type { User } from '../../people/user/user.ts';
import { deviceCookie } from '../login/device-cookie.ts';
import { changeOwnProfile, createAccount } from './set-password.service.ts';

const source = 'Jira: REST description of api/2/user and api/2/myself';

export const userAccountRoutes: Route[] = [
  route({
    method: 'POST',
    url: '/rest/api/2/user',
    summary: 'Makes a user; without a password none matches until one is set',
    source,
    access: 'administrator',
    anonymous: 'not-authenticated',
    body: newUser,
    status: 201,
    async handle({ ctx, body, links }) {
      const user = await createAccount(ctx, {
        name: body.name ?? '',
        email: body.emailAddress ?? '',
        displayName: body.displayName ?? '',
        active: isTrue(body.active ?? true),
        timeZone: body.timeZone ?? null,
        locale: body.locale ?? null,
        password: body.password ?? null,
        applicationKeys: body.applicationKeys ?? null,
      });
      return describe(ctx, user, links);
    },
  }),
  route({
    method: 'PUT',
    url: '/rest/api/2/myself',
    summary: 'Changes the own display name and e-mail address (with the password), time zone and locale',
    source: `${source}; time zone and locale are Tessera's own`,
    access: 'user',
    anonymous: 'client-must-be-authenticated',
    scope: 'none',
    body: changedUser,
    async handle({ ctx, body, cookies, links }) {
      const { email, displayName, timeZone, locale } = changesOf(body);
      const user = await changeOwnProfile(
        ctx,
        { email, displayName, timeZone, locale },
        {
          password: body.password,
          field: 'password',
          deviceToken: cookies[deviceCookie],
          loginUrl: links.to('/login.jsp'),
        },
      );
      return describe(ctx, user, links);
    },
  }),
];

const describe = async (ctx: Ctx, user: User, links: Links) =>
  presentProfile(await readProfile(ctx, user), links, {
    expand: new Set(),
    standardZone: ctx.config.defaultTimeZone,
  });
