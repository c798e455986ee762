import { Type } from 'typebox';

export const issueParams = Type.Object({ issueIdOrKey: Type.String() });

const text = Type.Optional(Type.String());
const texts = Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())]));

export const readQuery = Type.Object({
  fields: texts,
  expand: texts,
  properties: texts,
  updateHistory: text,
});
export const createQuery = Type.Object({ updateHistory: text });
export const editQuery = Type.Object({ notifyUsers: text });
export const deleteQuery = Type.Object({ deleteSubtasks: text });
export const transitionsQuery = Type.Object({ transitionId: text, expand: texts });
export const watcherQuery = Type.Object({ username: text });

const anything = Type.Optional(Type.Unknown());

/** Null is as if it were left out: clients send it so. */
const object = Type.Optional(Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()]));

/** Clients send it about where a change came from; it is let in, and not kept. */
const historyMetadata = anything;

const properties = Type.Optional(
  Type.Array(Type.Object({ key: Type.String(), value: anything }, { additionalProperties: false }), {
    maxItems: 100,
  }),
);

/** The body of a create and of an edit. `transition` is part of Jira's bean and means nothing here. */
export const issueBody = Type.Object(
  { fields: object, update: object, properties, historyMetadata, transition: anything },
  { additionalProperties: false },
);

export const bulkBody = Type.Object(
  { issueUpdates: Type.Array(Type.Unknown()) },
  { additionalProperties: false },
);

/** jira-connector sends its own arguments along: issueKey, issueId. They are passed over, the address decides. */
export const transitionBody = Type.Object(
  {
    issueKey: anything,
    issueId: anything,
    transition: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    fields: object,
    update: object,
    properties,
    historyMetadata,
  },
  { additionalProperties: false },
);

/** A user as clients send one; of all its members, name and key count. */
export const assigneeBody = Type.Record(Type.String(), Type.Unknown());

/** A bare JSON string; nothing at all, which no schema can say, means the caller. */
export const watcherBody = Type.Unknown();
