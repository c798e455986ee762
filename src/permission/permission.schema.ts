import { Type } from 'typebox';

const text = Type.Optional(Type.String());

/** Jira ignores a `permissions` filter and answers all of them; so does this. */
export const askedAbout = Type.Object({ projectKey: text, projectId: text, issueKey: text, issueId: text });
