import type { LoginInfo, Via } from '../../context.ts';

/** A login that goes on: somebody, somewhere, since. The id that its client holds is not part of it. */
export interface Session {
  readonly id: number;
  readonly userId: number;
  readonly created: number;
  readonly lastSeen: number;
  /** Ends then, used or not. */
  readonly expires: number;
  readonly webSudoUntil: number | null;
  readonly via: SessionVia;
  readonly address: string;
  readonly userAgent: string;
}

/** How a session began. */
export type SessionVia = 'rest' | 'form' | 'basic' | 'remember-me';

/** A living session with what a request needs to know of its user: one look-up. */
export interface SessionUser {
  readonly session: Session;
  readonly userId: number;
  readonly key: string;
  readonly name: string;
  readonly displayName: string;
  readonly timeZone: string | null;
  readonly loginInfo: LoginInfo;
  /** Global permissions; null: not read yet. */
  readonly grants: ReadonlySet<string> | null;
}

/** A session id as clients hold it: 128 bits, 32 upper-case hex digits. Nothing else is ever looked up. */
export const isSessionToken = (text: string): boolean => /^[0-9A-F]{32}$/.test(text);

/** What the actor's `via` is for a session that a cookie named. */
export const viaCookie = (session: Session): Via =>
  session.via === 'remember-me' ? 'remember-me' : 'session';
