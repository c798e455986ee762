/** What goes over the wire when searching. */
import { type Static, Type } from 'typebox';

const texts = Type.Array(Type.String({ maxLength: 1000 }), { maxItems: 1000 });

/** Jira takes true and false; newer clients send words. */
const validateQuery = Type.Union([
  Type.Boolean(),
  Type.String({ enum: ['true', 'false', 'strict', 'warn', 'none'] }),
  Type.Null(),
]);

/** Jira reads a figure in quotation marks, too. */
const figure = Type.Union([Type.Integer(), Type.String({ maxLength: 20 }), Type.Null()]);

export const searchBody = Type.Object(
  {
    jql: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    startAt: Type.Optional(figure),
    maxResults: Type.Optional(figure),
    validateQuery: Type.Optional(validateQuery),
    /** Lists, says Jira; a text with commas is what some clients send. */
    fields: Type.Optional(Type.Union([texts, Type.String(), Type.Null()])),
    expand: Type.Optional(Type.Union([texts, Type.String(), Type.Null()])),
    properties: Type.Optional(Type.Union([texts, Type.Null()])),
    /** Cloud's; accepted, since clients send it, and without meaning: fields are named by id. */
    fieldsByKeys: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

const listed = Type.Union([Type.String(), Type.Array(Type.String())]);

export const searchQuery = Type.Object({
  jql: Type.Optional(listed),
  startAt: Type.Optional(Type.String()),
  maxResults: Type.Optional(Type.String()),
  validateQuery: Type.Optional(Type.String({ pattern: '^(|[Tt]rue|TRUE|[Ff]alse|FALSE|strict|warn|none)$' })),
  fields: Type.Optional(listed),
  expand: Type.Optional(listed),
  properties: Type.Optional(listed),
});

const fieldSchema = Type.Object({
  type: Type.String(),
  items: Type.Optional(Type.String()),
  system: Type.Optional(Type.String()),
});

export const searchResults = Type.Object({
  expand: Type.String(),
  startAt: Type.Integer(),
  maxResults: Type.Integer(),
  total: Type.Integer(),
  issues: Type.Array(
    Type.Object({
      expand: Type.String(),
      id: Type.String(),
      self: Type.String(),
      key: Type.String(),
      fields: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    }),
  ),
  warningMessages: Type.Optional(Type.Array(Type.String())),
  names: Type.Optional(Type.Record(Type.String(), Type.String())),
  schema: Type.Optional(Type.Record(Type.String(), fieldSchema)),
});
export type SearchResultsJson = Static<typeof searchResults>;
