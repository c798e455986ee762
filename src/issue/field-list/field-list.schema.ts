import { Type } from 'typebox';

const text = Type.Optional(Type.String());
const searcher = Type.Optional(Type.Union([Type.String(), Type.Null()]));
const ids = Type.Optional(
  Type.Array(Type.Union([Type.String({ maxLength: 32 }), Type.Integer()]), { maxItems: 1000 }),
);

/** `id` is part of Jira's bean; a new field's is not the caller's to choose. */
export const newFieldBody = Type.Object(
  {
    id: text,
    name: Type.String(),
    description: text,
    type: Type.String(),
    searcherKey: searcher,
    projectIds: ids,
    issueTypeIds: ids,
  },
  { additionalProperties: false },
);

export const changedFieldBody = Type.Object(
  { name: text, description: text, searcherKey: searcher },
  { additionalProperties: false },
);

export const fieldParams = Type.Object({ fieldId: Type.String() });
