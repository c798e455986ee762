import { Type } from 'typebox';

const ignored = Type.Optional(Type.Unknown());
const text = Type.Optional(Type.Union([Type.String({ maxLength: 32_000 }), Type.Null()]));
const id = Type.Union([Type.Integer({ minimum: 0 }), Type.String({ maxLength: 20 }), Type.Null()]);
const closed = { additionalProperties: false };

export const schemeParams = Type.Object({ schemeId: Type.String() });
export const levelParams = Type.Object({ schemeId: Type.String(), levelId: Type.String() });
export const memberParams = Type.Object({
  schemeId: Type.String(),
  levelId: Type.String(),
  memberId: Type.String(),
});
export const oneId = Type.Object({ id: Type.String() });
export const projectParams = Type.Object({ projectKeyOrId: Type.String() });
export const replacing = Type.Object({ replaceWith: Type.Optional(Type.String()) });

/** Holders as in permission schemes: what clients send back as they read it is taken. */
export const newMember = Type.Object(
  {
    type: Type.String(),
    parameter: Type.Optional(Type.Union([Type.String(), Type.Integer(), Type.Null()])),
    expand: ignored,
  },
  closed,
);

const MOST_LEVELS = 100;
const MOST_MEMBERS = 1000;

export const newLevel = Type.Object(
  {
    name: Type.String(),
    description: text,
    isDefault: Type.Optional(Type.Boolean()),
    members: Type.Optional(Type.Array(newMember, { maxItems: MOST_MEMBERS })),
  },
  closed,
);

export const changedLevel = Type.Object({ name: Type.Optional(Type.String()), description: text }, closed);

export const newScheme = Type.Object(
  {
    name: Type.String(),
    description: text,
    levels: Type.Optional(Type.Array(newLevel, { maxItems: MOST_LEVELS })),
  },
  closed,
);

export const changedScheme = Type.Object(
  { name: Type.Optional(Type.String()), description: text, defaultSecurityLevelId: Type.Optional(id) },
  closed,
);

export const assignedScheme = Type.Object(
  { id, levels: Type.Optional(Type.Record(Type.String(), id)) },
  closed,
);
