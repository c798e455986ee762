import type { Ctx } from '../../context.ts';
import { type Route, route } from '../../http/route.ts';
import { readProperties } from '../property/property.service.ts';
import { requireUser } from '../user/user.service.ts';
import { accessibilitySettings } from './accessibility.ts';

export const accessibilityRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/rest/api/2/user/a11y/personal-settings',
    summary: "The accessibility settings of the user who asks; each is set by the user's property of its key",
    source: 'Jira: REST description of api/2/user/a11y',
    access: 'user',
    anonymous: 'not-authenticated',
    grants: false,
    handle: ({ ctx }) => readSettings(ctx),
  }),
];

async function readSettings(ctx: Ctx) {
  const user = await requireUser(ctx, { username: ctx.actor.name ?? '' });
  const set = await readProperties(ctx, user);
  return accessibilitySettings.map((setting) => ({ ...setting, enabled: set.get(setting.key) === true }));
}
