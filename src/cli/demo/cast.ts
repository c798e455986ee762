import { type Actor, anonymous, type Ctx } from '../../context.ts';
import type { User } from '../../people/user/user.ts';
import { globalGrants } from '../../permission/permission.service.ts';

/** The people of the demo as actors: what they do is done in their names, with their permissions. */
export interface Cast {
  /** `ctx` as this user has it. */
  as(ctx: Ctx, name: string): Ctx;
}

export async function castOf(ctx: Ctx, users: readonly User[]): Promise<Cast> {
  const actors = new Map<string, Actor>();
  for (const user of users) actors.set(user.name, await actorFor(ctx, user));
  return {
    as(moment, name) {
      const actor = actors.get(name);
      if (!actor) throw new Error(`Nobody in the demo is called ${name}.`);
      return { ...moment, actor };
    },
  };
}

async function actorFor({ db, config }: Ctx, user: User): Promise<Actor> {
  const grants = await globalGrants(db, user.id);
  return {
    ...anonymous(user.timeZone ?? config.defaultTimeZone),
    userId: user.id,
    key: user.key,
    name: user.name,
    displayName: user.displayName,
    via: 'session',
    may: (permission) => grants.has(permission),
  };
}
