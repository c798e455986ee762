/** What the lists of statuses, priorities, resolutions and issue types are asked with. */
import { Type } from 'typebox';

const text = Type.Optional(Type.String());
const list = Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())]));

export const oneById = Type.Object({ id: Type.String() });

export const pageOfConstants = Type.Object({
  startAt: text,
  maxResults: text,
  query: text,
  projectIds: list,
  issueTypeIds: list,
});
