import { type Static, Type } from 'typebox';

const text = Type.Optional(Type.String());
const names = Type.Optional(
  Type.Union([Type.Array(Type.String({ maxLength: 255 }), { maxItems: 1000 }), Type.Null()]),
);

export const roleParams = Type.Object({ id: Type.String() });
export const projectParams = Type.Object({ projectIdOrKey: Type.String() });
export const projectRoleParams = Type.Object({ projectIdOrKey: Type.String(), id: Type.String() });

export const newRole = Type.Object(
  { name: Type.String(), description: text },
  { additionalProperties: false },
);

/** POST: what is given changes. */
export const changedRole = Type.Object({ name: text, description: text }, { additionalProperties: false });

/** PUT: both are set. */
export const wholeRole = Type.Object(
  { name: Type.String(), description: Type.String() },
  { additionalProperties: false },
);

export const deletedRole = Type.Object({ swap: text });

export const addedActors = Type.Object({ user: names, group: names }, { additionalProperties: false });

export const removedActor = Type.Object({ user: text, group: text });

/** The id is the role's own and is not looked at: the address names the role. */
export const wholeActors = Type.Object(
  {
    id: Type.Optional(Type.Union([Type.Integer(), Type.String()])),
    categorisedActors: Type.Object(
      { 'atlassian-user-role-actor': names, 'atlassian-group-role-actor': names },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);

export type AddedActors = Static<typeof addedActors>;
export type RemovedActor = Static<typeof removedActor>;
