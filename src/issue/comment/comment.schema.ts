import { Type } from 'typebox';

export const commentsParams = Type.Object({ issueIdOrKey: Type.String() });
export const commentParams = Type.Object({ issueIdOrKey: Type.String(), id: Type.String() });

const text = Type.Optional(Type.String());
const texts = Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())]));

export const listQuery = Type.Object({ startAt: text, maxResults: text, orderBy: text, expand: texts });
export const expandQuery = Type.Object({ expand: texts });

/** Jira Cloud's: comments by their ids. */
export const idsBody = Type.Object(
  { ids: Type.Array(Type.Integer({ minimum: 0, maximum: 999_999_999_999_999 }), { maxItems: 1000 }) },
  { additionalProperties: false },
);

/** The bean as clients send it back: what cannot be set is let in and passed over, as in Jira. */
export const commentBody = Type.Object(
  {
    body: Type.Optional(Type.Unknown()),
    visibility: Type.Optional(Type.Unknown()),
    properties: Type.Optional(
      Type.Union([
        Type.Null(),
        Type.Array(
          Type.Object(
            { key: Type.String(), value: Type.Optional(Type.Unknown()) },
            { additionalProperties: false },
          ),
          { maxItems: 100 },
        ),
      ]),
    ),
    self: Type.Optional(Type.Unknown()),
    id: Type.Optional(Type.Unknown()),
    author: Type.Optional(Type.Unknown()),
    renderedBody: Type.Optional(Type.Unknown()),
    updateAuthor: Type.Optional(Type.Unknown()),
    created: Type.Optional(Type.Unknown()),
    updated: Type.Optional(Type.Unknown()),
    // Arguments of jira-connector, which it sends along.
    issueKey: Type.Optional(Type.Unknown()),
    issueId: Type.Optional(Type.Unknown()),
    comment: Type.Optional(Type.Unknown()),
  },
  { additionalProperties: false },
);
