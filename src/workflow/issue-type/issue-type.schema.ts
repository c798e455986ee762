import { Type } from 'typebox';
import { mostDescription } from '../scheme-name.ts';

const description = Type.Optional(Type.Union([Type.String({ maxLength: mostDescription }), Type.Null()]));
const closed = { additionalProperties: false };

export const newIssueType = Type.Object(
  {
    name: Type.String(),
    description,
    type: Type.Optional(Type.Union([Type.Literal('standard'), Type.Literal('subtask')])),
  },
  closed,
);

export const changedIssueType = Type.Object(
  {
    name: Type.Optional(Type.String()),
    description,
    avatarId: Type.Optional(Type.Union([Type.Integer(), Type.String()])),
  },
  closed,
);

export const alternative = Type.Object({ alternativeIssueTypeId: Type.Optional(Type.String()) });
