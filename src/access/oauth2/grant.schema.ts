import { Type } from 'typebox';

/** What somebody granted a client; no token is in it. */
export const grantShape = Type.Object({
  id: Type.String(),
  client: Type.Object({ id: Type.String(), name: Type.String() }),
  username: Type.String(),
  /** code: its user agreed. client-credentials: an administrator lets the client act as this user. */
  kind: Type.String(),
  /** Scopes, divided by spaces. */
  scope: Type.String(),
  granted: Type.String(),
  /** Written at most once a minute; absent: never. */
  lastUsed: Type.Optional(Type.String()),
  /** When it ends if it is not refreshed before. */
  expires: Type.String(),
});

export const grantList = Type.Object({ grants: Type.Array(grantShape) });
