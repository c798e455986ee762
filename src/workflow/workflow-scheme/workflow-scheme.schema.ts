import { Type } from 'typebox';
import { mostDescription } from '../scheme-name.ts';

const name = Type.String({ maxLength: 1000 });
const flag = Type.Optional(Type.String({ pattern: '^(|[Tt]rue|TRUE|[Ff]alse|FALSE)$' }));
const updateDraftIfNeeded = Type.Optional(Type.Boolean());

export const oneScheme = Type.Object({ id: Type.String() });
export const oneType = Type.Object({ id: Type.String(), issueType: Type.String() });
export const reading = Type.Object({ returnDraftIfExists: flag });
export const readingWorkflow = Type.Object({ workflowName: Type.Optional(name), returnDraftIfExists: flag });
export const removing = Type.Object({ updateDraftIfNeeded: flag });
export const removingWorkflow = Type.Object({ workflowName: name, updateDraftIfNeeded: flag });

/** What clients read and send back whole is taken, and not looked at. */
const told = {
  id: Type.Optional(Type.Union([Type.Integer(), Type.String()])),
  self: Type.Optional(Type.String()),
  draft: Type.Optional(Type.Boolean()),
  originalDefaultWorkflow: Type.Optional(Type.String()),
  originalIssueTypeMappings: Type.Optional(Type.Record(Type.String(), Type.String())),
  lastModified: Type.Optional(Type.String()),
  lastModifiedUser: Type.Optional(Type.Unknown()),
  issueTypes: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
};

const given = {
  ...told,
  description: Type.Optional(Type.Union([Type.String({ maxLength: mostDescription }), Type.Null()])),
  defaultWorkflow: Type.Optional(name),
  issueTypeMappings: Type.Optional(Type.Record(Type.String(), name, { maxProperties: 1000 })),
  updateDraftIfNeeded,
};

export const newScheme = Type.Object({ ...given, name: Type.String() }, { additionalProperties: false });
export const changedScheme = Type.Object(
  { ...given, name: Type.Optional(Type.String()) },
  { additionalProperties: false },
);

export const defaultChosen = Type.Object(
  { workflow: name, updateDraftIfNeeded },
  { additionalProperties: false },
);

export const typeChosen = Type.Object(
  { issueType: Type.Optional(Type.String()), workflow: name, updateDraftIfNeeded },
  { additionalProperties: false },
);

export const workflowChosen = Type.Object(
  {
    workflow: Type.Optional(name),
    issueTypes: Type.Optional(Type.Array(Type.String(), { maxItems: 1000 })),
    defaultMapping: Type.Optional(Type.Boolean()),
    updateDraftIfNeeded,
  },
  { additionalProperties: false },
);
