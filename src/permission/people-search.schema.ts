import { Type } from 'typebox';

const text = Type.Optional(Type.String());
const names = Type.Optional(Type.Union([Type.String(), Type.Array(Type.String(), { maxItems: 100 })]));
const page = { startAt: text, maxResults: text };

/**
 * actionDescriptorId: the transition on which somebody is to be assigned. No transition narrows who can be, so it says
 * nothing more than the project does; but it must be a number.
 */
export const assignableQuery = Type.Object({
  username: text,
  project: text,
  issueKey: text,
  actionDescriptorId: Type.Optional(Type.String({ pattern: '^[0-9]{0,15}$' })),
  ...page,
});

export const multiProjectQuery = Type.Object({ username: text, projectKeys: names, ...page });

export const viewerQuery = Type.Object({ username: text, issueKey: text, projectKey: text, ...page });

export const holderQuery = Type.Object({
  username: text,
  permissions: names,
  issueKey: text,
  projectKey: text,
  ...page,
});
