import { Type } from 'typebox';

export const worklogsParams = Type.Object({ issueIdOrKey: Type.String() });
export const worklogParams = Type.Object({ issueIdOrKey: Type.String(), id: Type.String() });

const text = Type.Optional(Type.String());
const anything = Type.Optional(Type.Unknown());

export const createQuery = Type.Object({ adjustEstimate: text, newEstimate: text, reduceBy: text });
export const updateQuery = Type.Object({ adjustEstimate: text, newEstimate: text });
export const deleteQuery = Type.Object({ adjustEstimate: text, newEstimate: text, increaseBy: text });
export const sinceQuery = Type.Object({ since: text });

/** The bean as clients send it back: what cannot be set is let in and passed over, as in Jira. */
export const worklogBody = Type.Object(
  {
    comment: anything,
    started: anything,
    timeSpent: anything,
    timeSpentSeconds: anything,
    visibility: anything,
    self: anything,
    id: anything,
    issueId: anything,
    author: anything,
    updateAuthor: anything,
    created: anything,
    updated: anything,
    // An argument of jira-connector, which it sends along: the address decides.
    worklogId: anything,
  },
  { additionalProperties: false },
);

export const idsBody = Type.Object({ ids: Type.Array(Type.Integer()) }, { additionalProperties: false });
