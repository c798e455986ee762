import { Type } from 'typebox';
import { mostDescription } from '../scheme-name.ts';

/** Clients send ids as numbers and as texts. */
const id = Type.Union([Type.Integer(), Type.String()]);
const expand = Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())]));
const MOST_PRIORITIES = 1000;

export const oneScheme = Type.Object({ schemeId: Type.String() });
export const ofProject = Type.Object({ projectKeyOrId: Type.String() });
export const schemeOfProject = Type.Object({ projectKeyOrId: Type.String(), schemeId: Type.String() });
export const expandable = Type.Object({ expand });
export const paged = Type.Object({
  expand,
  startAt: Type.Optional(Type.String()),
  maxResults: Type.Optional(Type.String()),
});

const members = {
  id: Type.Optional(Type.Union([id, Type.Null()])),
  description: Type.Optional(Type.Union([Type.String({ maxLength: mostDescription }), Type.Null()])),
  defaultOptionId: Type.Optional(Type.Union([id, Type.Null()])),
};
const optionIds = Type.Array(id, { maxItems: MOST_PRIORITIES });

/** 9.12 describes the last two; a scheme that is made is not the default one, and no project wears it yet. */
export const newScheme = Type.Object(
  {
    ...members,
    name: Type.String(),
    optionIds,
    defaultScheme: Type.Optional(Type.Literal(false)),
    projectKeys: Type.Optional(Type.Array(Type.String(), { maxItems: 0 })),
  },
  { additionalProperties: false },
);

export const changedScheme = Type.Object(
  { ...members, name: Type.Optional(Type.String()), optionIds: Type.Optional(optionIds) },
  { additionalProperties: false },
);

export const schemeChosen = Type.Object({ id }, { additionalProperties: false });
