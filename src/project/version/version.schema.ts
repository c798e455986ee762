import { type Static, Type } from 'typebox';

const text = Type.Optional(Type.String());
const nullable = Type.Optional(Type.Union([Type.String(), Type.Null()]));
const flag = Type.Optional(Type.Boolean());
const id = Type.Optional(Type.Union([Type.String(), Type.Integer()]));
const list = Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())]));
const whatever = Type.Optional(Type.Unknown());

export const oneVersion = Type.Object({ id: Type.String() });

export const mergedVersion = Type.Object({ id: Type.String(), moveIssuesTo: Type.String() });

export const expandable = Type.Object({ expand: list });

export const deletedVersion = Type.Object({ moveFixIssuesTo: text, moveAffectedIssuesTo: text });

export const swappedVersion = Type.Object(
  {
    moveFixIssuesTo: id,
    moveAffectedIssuesTo: id,
    customFieldReplacementList: Type.Optional(Type.Array(Type.Unknown(), { maxItems: 0 })),
  },
  { additionalProperties: false },
);

export const pageOfVersions = Type.Object({
  startAt: text,
  maxResults: text,
  query: text,
  projectIds: list,
});

export const pageOfProjectVersions = Type.Object({
  startAt: text,
  maxResults: text,
  orderBy: text,
  expand: list,
});

export const newPlace = Type.Object({ after: text, position: text }, { additionalProperties: false });

/** A version as it was read may be sent back; what follows from the rest of it is not looked at. */
export const versionInput = Type.Object(
  {
    self: text,
    id,
    name: text,
    description: nullable,
    project: text,
    projectId: Type.Optional(Type.Integer()),
    startDate: nullable,
    userStartDate: nullable,
    releaseDate: nullable,
    userReleaseDate: nullable,
    released: flag,
    archived: flag,
    moveUnfixedIssuesTo: nullable,
    expand: whatever,
    overdue: whatever,
    operations: whatever,
    remotelinks: whatever,
  },
  { additionalProperties: false },
);

export type VersionInput = Static<typeof versionInput>;
