import { Type } from 'typebox';

export const issueParams = Type.Object({ issueIdOrKey: Type.String() });
export const linkParams = Type.Object({ issueIdOrKey: Type.String(), linkId: Type.String() });
export const globalIdQuery = Type.Object({ globalId: Type.Optional(Type.String()) });

const anything = Type.Optional(Type.Unknown());

/** The bean as clients send it back: id and self are not looked at; remote-link.input.ts reads the others. */
export const remoteLinkBody = Type.Object(
  {
    id: anything,
    self: anything,
    globalId: anything,
    application: anything,
    relationship: anything,
    object: anything,
  },
  { additionalProperties: false },
);
