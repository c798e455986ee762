import { Type } from 'typebox';

const ignored = Type.Optional(Type.Unknown());
const text = Type.Optional(Type.Union([Type.String({ maxLength: 32_000 }), Type.Null()]));
const expand = Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())]));

export const expanded = Type.Object({ expand });
export const schemeParams = Type.Object({ schemeId: Type.String() });
export const grantParams = Type.Object({ schemeId: Type.String(), permissionId: Type.String() });
export const projectParams = Type.Object({ projectKeyOrId: Type.String() });

/** What clients send back as they read it is taken; only type and parameter of a holder count. */
const holder = Type.Object(
  {
    type: Type.String(),
    parameter: Type.Optional(Type.Union([Type.String(), Type.Integer(), Type.Null()])),
    expand: ignored,
    user: ignored,
    group: ignored,
    projectRole: ignored,
    field: ignored,
  },
  { additionalProperties: false },
);

export const newGrant = Type.Object(
  { permission: Type.String(), holder, id: ignored, self: ignored },
  { additionalProperties: false },
);

const MOST_GRANTS = 5000;

const common = {
  description: text,
  permissions: Type.Optional(Type.Array(newGrant, { maxItems: MOST_GRANTS })),
  id: ignored,
  self: ignored,
  expand: ignored,
};

export const newScheme = Type.Object({ ...common, name: Type.String() }, { additionalProperties: false });

export const changedScheme = Type.Object(
  { ...common, name: Type.Optional(Type.String()) },
  { additionalProperties: false },
);

export const assignedScheme = Type.Object(
  {
    id: Type.Union([Type.Integer({ minimum: 0 }), Type.String()]),
    name: ignored,
    self: ignored,
    expand: ignored,
    description: ignored,
    permissions: ignored,
  },
  { additionalProperties: false },
);
