import { Type } from 'typebox';

const text = Type.Optional(Type.String());
const texts = Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())]));

export const createMetaQuery = Type.Object({
  projectIds: texts,
  projectKeys: texts,
  issuetypeIds: texts,
  issuetypeNames: texts,
  expand: texts,
});
export const pageQuery = Type.Object({ startAt: text, maxResults: text });
export const projectParams = Type.Object({ projectIdOrKey: Type.String() });
export const typeParams = Type.Object({ projectIdOrKey: Type.String(), issueTypeId: Type.String() });
