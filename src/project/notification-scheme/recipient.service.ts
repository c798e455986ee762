/** Whom a client names as a recipient. */
import type { Ctx } from '../../context.ts';
import { readId } from '../../kernel/id.ts';
import { findGroupByName } from '../../people/group/group.service.ts';
import { findUserByKey, findUserByName } from '../../people/user/user.service.ts';
import { findRole } from '../../permission/role/role.service.ts';
import * as errors from './notification-scheme.errors.ts';
import { isRecipientType, type Recipient } from './notification-scheme.ts';

export interface RecipientInput {
  readonly notificationType: string;
  /** Name of the group, id of the role, key or name of the user; the address. */
  readonly parameter?: string | number | null | undefined;
}

const MOST_ADDRESS = 255;

/** @throws AppError 400 by field */
export async function readRecipient(ctx: Ctx, input: RecipientInput): Promise<Recipient> {
  const type = input.notificationType;
  if (!isRecipientType(type)) throw errors.unknownRecipient(type);
  const parameter = String(input.parameter ?? '').trim();
  const nobody = { type, groupId: null, roleId: null, userId: null, address: null };
  const named = type === 'Group' || type === 'ProjectRole' || type === 'User' || type === 'EmailAddress';
  if (!named) {
    if (parameter !== '') throw errors.parameterUnwanted(type);
    return nobody;
  }
  if (parameter === '') throw errors.parameterNeeded(type);
  if (type === 'EmailAddress') return { ...nobody, address: readAddress(parameter) };
  const id = await idOf(ctx, type, parameter);
  if (id === null) throw errors.noSuchRecipient(type, parameter);
  const column = { Group: 'groupId', ProjectRole: 'roleId', User: 'userId' } as const;
  return { ...nobody, [column[type]]: id };
}

async function idOf(ctx: Ctx, type: 'Group' | 'ProjectRole' | 'User', parameter: string) {
  if (type === 'Group') return (await findGroupByName(ctx, parameter))?.id ?? null;
  if (type === 'User')
    return ((await findUserByKey(ctx, parameter)) ?? (await findUserByName(ctx, parameter)))?.id ?? null;
  const id = readId(parameter);
  return id === null ? null : ((await findRole(ctx, id))?.id ?? null);
}

/** One address and no more: nothing that a mail header would split at. */
function readAddress(text: string): string {
  if (text.length > MOST_ADDRESS || !/^[^\s@<>,;:"()[\]\\\p{C}]+@[^\s@<>,;:"()[\]\\\p{C}]+$/u.test(text))
    throw errors.badAddress();
  return text;
}
