import { Type } from 'typebox';

export const newGlobalGrant = Type.Object(
  {
    permission: Type.String(),
    holder: Type.Object(
      { type: Type.String(), parameter: Type.Optional(Type.Union([Type.String(), Type.Null()])) },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);

export const grantParams = Type.Object({ id: Type.String() });
