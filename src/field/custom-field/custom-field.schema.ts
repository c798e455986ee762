import { type Static, Type } from 'typebox';

const text = Type.Optional(Type.String());
const texts = Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())]));
const id = Type.Union([Type.String({ maxLength: 32 }), Type.Integer()]);
const ids = Type.Optional(Type.Array(id, { maxItems: 1000 }));
const strict = { additionalProperties: false } as const;

export const fieldParams = Type.Object({ fieldId: Type.String() });
export const contextParams = Type.Object({ fieldId: Type.String(), contextId: Type.String() });
export const optionParams = Type.Object({ fieldId: Type.String(), optionId: Type.String() });
export const contextOptionParams = Type.Object({
  fieldId: Type.String(),
  contextId: Type.String(),
  optionId: Type.String(),
});
export const onlyOptionParams = Type.Object({ id: Type.String() });

export const listQuery = Type.Object({
  startAt: text,
  maxResults: text,
  search: text,
  projectIds: texts,
  screenIds: texts,
  types: texts,
  sortColumn: text,
  sortOrder: text,
  lastValueUpdate: text,
});
export const deleteQuery = Type.Object({ ids: texts });
export const optionsQuery = Type.Object({
  projectIds: texts,
  issueTypeIds: texts,
  query: text,
  maxResults: text,
  page: text,
});
export const pageQuery = Type.Object({ startAt: text, maxResults: text });

export const contextBody = Type.Object(
  { name: Type.String(), description: text, projectIds: ids, issueTypeIds: ids },
  strict,
);

export const changedContextBody = Type.Object(
  { name: text, description: text, projectIds: ids, issueTypeIds: ids },
  strict,
);

const option = {
  value: Type.String(),
  disabled: Type.Optional(Type.Boolean()),
  optionId: Type.Optional(id),
};
export const newOptionsBody = Type.Object(
  { options: Type.Array(Type.Object(option, strict), { maxItems: 1000 }) },
  strict,
);
export const changedOptionsBody = Type.Object(
  {
    options: Type.Array(Type.Object({ id, value: text, disabled: Type.Optional(Type.Boolean()) }, strict), {
      maxItems: 1000,
    }),
  },
  strict,
);
export const movedOptionsBody = Type.Object(
  { customFieldOptionIds: Type.Array(id, { maxItems: 1000 }), after: Type.Optional(id), position: text },
  strict,
);
export const newOptionBody = Type.Object(option, strict);
export const changedOptionBody = Type.Object(
  { id: Type.Optional(id), value: text, disabled: Type.Optional(Type.Boolean()) },
  strict,
);

export type ListQuery = Static<typeof listQuery>;
