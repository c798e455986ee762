import type { Ctx } from '../context.ts';
import { listUsersAfter } from '../people/user/user.service.ts';
import type { User } from '../people/user/user.ts';

/** Everybody, in the order in which they were made. */
export async function* everyUser(ctx: Ctx): AsyncGenerator<User> {
  let after = 0;
  for (;;) {
    const users = await listUsersAfter(ctx, after, 500);
    yield* users;
    const last = users.at(-1);
    if (!last) return;
    after = last.id;
  }
}
