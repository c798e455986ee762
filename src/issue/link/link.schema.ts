import { Type } from 'typebox';

export const oneLink = Type.Object({ linkId: Type.String() });

const anything = Type.Optional(Type.Unknown());

/** The bean as clients send it: link.input.ts reads its members. */
export const linkBody = Type.Object(
  {
    type: anything,
    inwardIssue: anything,
    outwardIssue: anything,
    comment: anything,
    id: anything,
    self: anything,
  },
  { additionalProperties: false },
);
