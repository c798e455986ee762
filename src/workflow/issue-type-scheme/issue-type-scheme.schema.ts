import { Type } from 'typebox';
import { mostDescription } from '../scheme-name.ts';

/** Clients send ids as numbers and as texts. */
const id = Type.Union([Type.Integer(), Type.String()]);
const MOST_TYPES = 1000;

export const oneScheme = Type.Object({ schemeId: Type.String() });

export const expandable = Type.Object({
  expand: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])),
});

const members = {
  description: Type.Optional(Type.Union([Type.String({ maxLength: mostDescription }), Type.Null()])),
  defaultIssueTypeId: Type.Optional(Type.Union([id, Type.Null()])),
};
const issueTypeIds = Type.Array(id, { maxItems: MOST_TYPES });

export const newScheme = Type.Object(
  { name: Type.String(), ...members, issueTypeIds },
  { additionalProperties: false },
);

export const changedScheme = Type.Object(
  { name: Type.Optional(Type.String()), ...members, issueTypeIds: Type.Optional(issueTypeIds) },
  { additionalProperties: false },
);
