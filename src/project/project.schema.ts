import { type Static, Type } from 'typebox';

const text = Type.Optional(Type.String());
const nullableText = Type.Optional(Type.Union([Type.String(), Type.Null()]));
/** Clients send ids as numbers and as texts. */
const id = Type.Optional(Type.Union([Type.Integer(), Type.String(), Type.Null()]));
const list = Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())]));

export const oneProject = Type.Object({ projectIdOrKey: Type.String() });

export const expandable = Type.Object({ expand: list });

export const projectList = Type.Object({
  expand: list,
  recent: text,
  includeArchived: text,
  browseArchive: text,
});

export const projectInput = Type.Object(
  {
    key: text,
    name: text,
    projectTypeKey: text,
    projectTemplateKey: nullableText,
    description: nullableText,
    lead: text,
    url: nullableText,
    assigneeType: text,
    avatarId: id,
    issueSecurityScheme: id,
    permissionScheme: id,
    notificationScheme: id,
    workflowSchemeId: id,
    categoryId: id,
  },
  { additionalProperties: false },
);

export type ProjectInput = Static<typeof projectInput>;

export const keyToCheck = Type.Object({ key: text });

export const pickProjects = Type.Object({ query: text, maxResults: text, allowEmptyQuery: text });

export const newType = Type.Object({ projectIdOrKey: Type.String(), newProjectTypeKey: Type.String() });

export const oneType = Type.Object({ projectTypeKey: Type.String() });
