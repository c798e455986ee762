import { type Static, Type } from 'typebox';

/** A client as it goes over the wire, without its secret. */
export const clientShape = Type.Object({
  /** client_id */
  id: Type.String(),
  name: Type.String(),
  /** Whether it has a secret. */
  confidential: Type.Boolean(),
  redirectUris: Type.Array(Type.String()),
  /** READ, WRITE, ADMIN or SYSTEM_ADMIN: the most that it may be granted. */
  scope: Type.String(),
  /** Whether it may leave PKCE out and send its parameters in the address, as older clients of Jira do. */
  legacy: Type.Boolean(),
  /** Name of the user whom its client credentials act as. */
  runAs: Type.Union([Type.String(), Type.Null()]),
  created: Type.String(),
  secretCreated: Type.Union([Type.String(), Type.Null()]),
});

/** With the secret: said once, when it is made. */
export const clientWithSecret = Type.Object({
  ...clientShape.properties,
  secret: Type.Union([Type.String(), Type.Null()]),
});

export const clientList = Type.Object({ clients: Type.Array(clientShape) });

const members = {
  name: Type.String(),
  redirectUris: Type.Optional(Type.Array(Type.String(), { maxItems: 100 })),
  scope: Type.Optional(Type.String()),
  legacy: Type.Optional(Type.Boolean()),
  runAs: Type.Optional(Type.Union([Type.String(), Type.Null()])),
};

export const newClient = Type.Object(
  { ...members, confidential: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
);
export type NewClient = Static<typeof newClient>;

export const changedClient = Type.Object(
  { ...members, name: Type.Optional(Type.String()) },
  { additionalProperties: false },
);
export type ChangedClient = Static<typeof changedClient>;

export const oneClient = Type.Object({ clientId: Type.String({ maxLength: 255 }) });
