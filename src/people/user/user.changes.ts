import { isTrue } from '../../kernel/flag.ts';
import type { ChangedUserBody } from './user.schema.ts';

/** What can be changed of a user without a password. What is absent stays as it is. */
export interface UserDetailChanges {
  name?: string;
  email?: string;
  displayName?: string;
  active?: boolean;
  timeZone?: string | null;
  locale?: string | null;
  avatarId?: number | null;
}

/** What a body asks to be changed, in the words of the service. */
export const changesOf = (body: ChangedUserBody): UserDetailChanges => ({
  ...(body.name !== undefined && { name: body.name }),
  ...(body.emailAddress !== undefined && { email: body.emailAddress }),
  ...(body.displayName !== undefined && { displayName: body.displayName }),
  ...(body.active !== undefined && { active: isTrue(body.active) }),
  ...(body.timeZone !== undefined && { timeZone: body.timeZone || null }),
  ...(body.locale !== undefined && { locale: body.locale || null }),
});
