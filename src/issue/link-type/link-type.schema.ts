import { Type } from 'typebox';

export const oneLinkType = Type.Object({ issueLinkTypeId: Type.String() });

const text = Type.Optional(Type.Union([Type.String(), Type.Null()]));

/** A type as it was read may be sent back; `self` and `id` are not looked at. */
export const linkTypeInput = Type.Object(
  {
    self: text,
    id: Type.Optional(Type.Union([Type.String(), Type.Integer(), Type.Null()])),
    name: text,
    inward: text,
    outward: text,
  },
  { additionalProperties: false },
);
