import { Type } from 'typebox';

const MOST_PROJECTS = 1000;

export const oneScheme = Type.Object({ schemeId: Type.String() });
export const oneAssociation = Type.Object({ schemeId: Type.String(), projIdOrKey: Type.String() });
export const expandable = Type.Object({
  expand: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])),
});
export const projectsNamed = Type.Object(
  { idsOrKeys: Type.Array(Type.Union([Type.String(), Type.Integer()]), { maxItems: MOST_PROJECTS }) },
  { additionalProperties: false },
);
