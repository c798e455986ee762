import type { LoginInfo, Through } from '../../context.ts';
import type { Scope } from '../../kernel/scope.ts';

/** A living access token with what a request needs to know of its user: one look-up. */
export interface Bearer {
  readonly grantId: number;
  /** ms */
  readonly expires: number;
  readonly lastUsed: number | null;
  readonly session: null;
  readonly userId: number;
  readonly key: string;
  readonly name: string;
  readonly displayName: string;
  readonly timeZone: string | null;
  readonly loginInfo: LoginInfo;
  /** Global permissions of the user, whatever the scope. */
  readonly grants: ReadonlySet<string>;
  readonly scope: Scope;
  readonly through: Through;
}
