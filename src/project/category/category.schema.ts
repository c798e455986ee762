import { Type } from 'typebox';

export const oneCategory = Type.Object({ id: Type.String() });

const nullable = Type.Optional(Type.Union([Type.String(), Type.Null()]));

/** A category as it was read may be sent back; `self` and `id` are not looked at. */
export const categoryInput = Type.Object(
  { self: nullable, id: nullable, name: Type.Optional(Type.String()), description: nullable },
  { additionalProperties: false },
);
