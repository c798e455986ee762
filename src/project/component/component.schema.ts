import { type Static, Type } from 'typebox';

const text = Type.Optional(Type.String());
const nullable = Type.Optional(Type.Union([Type.String(), Type.Null()]));
const flag = Type.Optional(Type.Boolean());
const list = Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())]));
const whatever = Type.Optional(Type.Unknown());

export const oneComponent = Type.Object({ id: Type.String() });

export const deletedComponent = Type.Object({ moveIssuesTo: text });

export const pageOfComponents = Type.Object({
  startAt: text,
  maxResults: text,
  query: text,
  projectIds: list,
});

/** A component as it was read may be sent back; what follows from the rest of it is not looked at. */
export const componentInput = Type.Object(
  {
    self: text,
    id: Type.Optional(Type.Union([Type.String(), Type.Integer()])),
    name: text,
    description: nullable,
    leadUserName: nullable,
    lead: Type.Optional(
      Type.Union([Type.Null(), Type.Object({ name: Type.Optional(Type.String()), key: text })]),
    ),
    assigneeType: text,
    project: text,
    projectId: Type.Optional(Type.Integer()),
    archived: flag,
    assignee: whatever,
    realAssignee: whatever,
    realAssigneeType: whatever,
    isAssigneeTypeValid: whatever,
    deleted: whatever,
  },
  { additionalProperties: false },
);

export type ComponentInput = Static<typeof componentInput>;
