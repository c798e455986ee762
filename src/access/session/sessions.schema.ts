import { Type } from 'typebox';

/** What the tables of sessions hold: instants in Jira's form, in the reader's time zone. */
export const sessionItem = Type.Object({
  id: Type.String(),
  /** In words: Firefox on Linux. */
  device: Type.String(),
  userAgent: Type.String(),
  /** IP address that it began from. */
  address: Type.String(),
  /** rest, form, basic or remember-me. */
  via: Type.String(),
  firstSeen: Type.String(),
  lastSeen: Type.String(),
  expires: Type.String(),
  /** Whether it is the one that asks. */
  current: Type.Boolean(),
});

/** The same of anybody's. */
export const anySessionPage = Type.Object({
  startAt: Type.Integer(),
  maxResults: Type.Integer(),
  total: Type.Integer(),
  sessions: Type.Array(
    Type.Intersect([
      sessionItem,
      Type.Object({ user: Type.Object({ name: Type.String(), displayName: Type.String() }) }),
    ]),
  ),
});

export const sessionPage = Type.Object({
  startAt: Type.Optional(Type.String()),
  maxResults: Type.Optional(Type.String()),
});

export const sessionList = Type.Object({ sessions: Type.Array(sessionItem) });

export const endedSessions = Type.Object({ ended: Type.Integer() });

export const sessionId = Type.Object({ id: Type.String({ pattern: '^[0-9]{1,15}$' }) });

export const sessionOwner = Type.Object({ username: Type.String() });

/** The own password, where a session other than the one that asks is to end. */
export const endingProof = Type.Object(
  { currentPassword: Type.Optional(Type.String()) },
  { additionalProperties: false },
);
