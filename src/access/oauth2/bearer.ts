import type { Through } from '../../context.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Asker } from '../../people/user/asker.ts';

/** A living access token with what a request needs to know of its user: one look-up. */
export interface Bearer extends Asker {
  readonly grantId: number;
  /** ms */
  readonly expires: number;
  readonly lastUsed: number | null;
  readonly session: null;
  readonly scope: Scope;
  readonly through: Through;
}
