import { Type } from 'typebox';

const texts = Type.Array(Type.String({ maxLength: 1000 }), { maxItems: 1000 });
const listed = Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())]));
const text = Type.Optional(Type.String());
const nullable = Type.Optional(Type.Union([Type.String(), Type.Null()]));
const list = Type.Optional(Type.Union([texts, Type.String(), Type.Null()]));
const ids = Type.Array(Type.Union([Type.Integer({ minimum: 1 }), Type.String({ pattern: '^\\d{1,15}$' })]), {
  maxItems: 1000,
});

export const tokenSearchQuery = Type.Object({
  jql: text,
  nextPageToken: text,
  maxResults: text,
  fields: listed,
  expand: listed,
  properties: listed,
});

export const tokenSearchBody = Type.Object(
  {
    jql: nullable,
    nextPageToken: nullable,
    maxResults: Type.Optional(Type.Union([Type.Integer(), Type.String({ maxLength: 20 }), Type.Null()])),
    fields: list,
    expand: list,
    properties: list,
    // Cloud's: fields are named by id here, every answer is complete, and none is stale.
    fieldsByKeys: Type.Optional(Type.Boolean()),
    failFast: Type.Optional(Type.Boolean()),
    reconcileIssues: Type.Optional(Type.Unknown()),
  },
  { additionalProperties: false },
);

export const countBody = Type.Object({ jql: nullable }, { additionalProperties: false });

export const matchBody = Type.Object(
  { issueIds: ids, jqls: Type.Array(Type.String(), { maxItems: 100 }) },
  { additionalProperties: false },
);
