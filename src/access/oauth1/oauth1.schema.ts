/** What goes over the wire about consumers and what was granted to them. Instants are Jira's. */
import { Type } from 'typebox';

const closed = { additionalProperties: false };
const text = (maxLength: number) => Type.String({ maxLength });
const nullable = <T extends ReturnType<typeof text>>(schema: T) => Type.Union([schema, Type.Null()]);
const match = Type.Union([Type.Literal('exact'), Type.Literal('prefix')]);

const changeable = {
  description: Type.Optional(nullable(text(2000))),
  publicKey: Type.Optional(text(20_000)),
  callbackUrl: Type.Optional(nullable(text(2000))),
  callbackMatch: Type.Optional(match),
  active: Type.Optional(Type.Boolean()),
  executeAs: Type.Optional(nullable(text(255))),
};

export const newConsumer = Type.Object(
  {
    consumerKey: text(255),
    name: text(255),
    sharedSecret: Type.Optional(Type.Boolean()),
    ...changeable,
  },
  closed,
);

export const changedConsumer = Type.Object({ name: Type.Optional(text(255)), ...changeable }, closed);

const publicKey = Type.Object({
  pem: Type.String(),
  bits: Type.Integer(),
  fingerprint: Type.String(),
});

export const consumer = Type.Object({
  id: Type.String(),
  self: Type.String(),
  consumerKey: Type.String(),
  name: Type.String(),
  description: Type.Optional(Type.String()),
  signatureMethods: Type.Array(Type.String()),
  publicKey: Type.Optional(publicKey),
  /** Only in the answer that registers the consumer. */
  sharedSecret: Type.Optional(Type.String()),
  callbackUrl: Type.Optional(Type.String()),
  callbackMatch: match,
  active: Type.Boolean(),
  /** Whom it acts as without a token; absent: nobody. */
  executeAs: Type.Optional(Type.String()),
  created: Type.String(),
  updated: Type.String(),
});

export const consumers = Type.Object({ consumers: Type.Array(consumer) });

/** What somebody granted a consumer; no token is in it. */
export const grantList = Type.Object({
  grants: Type.Array(
    Type.Object({
      id: Type.String(),
      consumer: Type.Object({ id: Type.String(), consumerKey: Type.String(), name: Type.String() }),
      username: Type.String(),
      granted: Type.String(),
      /** Written at most once a minute; absent: never. */
      lastUsed: Type.Optional(Type.String()),
      expires: Type.String(),
    }),
  ),
});

const id = Type.String({ pattern: '^[0-9]{1,15}$' });
export const oneById = Type.Object({ id });
