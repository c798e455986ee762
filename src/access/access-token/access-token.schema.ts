import { Type } from 'typebox';

const optional = { additionalProperties: true };

/** What is wrong in it is told by the rules, in their words. */
export const newToken = Type.Object(
  {
    name: Type.Optional(Type.Union([Type.String({ maxLength: 100_000 }), Type.Null()])),
    /** Days. */
    expirationDuration: Type.Optional(
      Type.Union([Type.Number(), Type.String({ maxLength: 100 }), Type.Null()]),
    ),
  },
  optional,
);

export const tokenId = Type.Object({ tokenId: Type.String() });

/** Instants in Jira's form; of a token that never expires, the end of the year 9999. */
export const shownToken = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  createdAt: Type.String(),
  /** Absent: never used. At most a minute late. */
  lastAccessedAt: Type.Optional(Type.String()),
  expiringAt: Type.String(),
});

export const createdToken = Type.Object({ ...shownToken.properties, rawToken: Type.String() });

export const ownTokens = Type.Array(shownToken);

/** page counts from 0; userKeys: of any of these, where there are any; name: is in the token's name. */
export const askedTokens = Type.Object(
  {
    page: Type.Optional(Type.Union([Type.Integer({ minimum: 0, maximum: 1_000_000 }), Type.Null()])),
    limit: Type.Optional(Type.Union([Type.Integer({ minimum: 1 }), Type.Null()])),
    name: Type.Optional(Type.Union([Type.String({ maxLength: 255 }), Type.Null()])),
    userKeys: Type.Optional(
      Type.Union([Type.Array(Type.String({ maxLength: 255 }), { maxItems: 100 }), Type.Null()]),
    ),
  },
  optional,
);

export const foundToken = Type.Object({
  ...shownToken.properties,
  userProfileResource: Type.Object({
    username: Type.String(),
    userKey: Type.String(),
    displayName: Type.String(),
  }),
});

export const foundTokens = Type.Object({
  page: Type.Integer(),
  limit: Type.Integer(),
  total: Type.Integer(),
  isLast: Type.Boolean(),
  values: Type.Array(foundToken),
});

/** expiring: within the next five days. */
export const tokensEnding = Type.Object({
  tokens: Type.Array(
    Type.Object({
      ...shownToken.properties,
      state: Type.Union([Type.Literal('expiring'), Type.Literal('expired')]),
    }),
  ),
});

export const revokedTokens = Type.Object({ revoked: Type.Integer() });
export const tokenOwner = Type.Object({ username: Type.String() });
