/** What hides single issues from some of those who may browse their project. */
import type { Group } from '../../people/group/group.ts';
import type { User } from '../../people/user/user.ts';
import type { Role } from '../role/role.ts';
import type { Holder } from '../scheme/grant.ts';

/** A list of levels that a project wears; a project without one has no hidden issues. */
export interface SecurityScheme {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** Of an issue that is made without a word about it; null: none. */
  readonly defaultLevelId: number | null;
}

export interface SecurityLevel {
  readonly id: number;
  readonly schemeId: number;
  readonly name: string;
  readonly description: string;
}

/** A level as somebody who writes an issue meets it. */
export interface LevelToChoose extends SecurityLevel {
  /** Whether they are in it: nobody chooses a level that they are not in. */
  readonly usable: boolean;
  readonly isDefault: boolean;
}

export interface Member {
  readonly id: number;
  readonly levelId: number;
  readonly holder: Holder;
}

/** A member with the one that it names. */
export interface ResolvedMember extends Member {
  readonly group: Group | null;
  readonly role: Role | null;
  readonly user: User | null;
}

const MOST_NAME = 255;

/** What is wrong with a trimmed name; null: nothing. */
export function nameProblem(noun: string, name: string): string | null {
  if (name === '') return `The name of ${noun} must not be empty.`;
  if (name.length > MOST_NAME) return `The name of ${noun} must not exceed ${MOST_NAME} characters.`;
  if (!name.isWellFormed() || /[\p{C}\p{Zl}\p{Zp}]/u.test(name))
    return `The name of ${noun} must not contain control characters.`;
  return null;
}
