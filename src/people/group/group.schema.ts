import { Type } from 'typebox';

const text = Type.Optional(Type.String());

export const namedGroup = Type.Object({ groupname: text });

export const readGroup = Type.Object({ groupname: text, expand: text });

export const deletedGroup = Type.Object({ groupname: text, swapGroup: text });

export const memberPage = Type.Object({
  groupname: text,
  includeInactiveUsers: text,
  startAt: text,
  maxResults: text,
});

export const namedMember = Type.Object({ groupname: text, username: text });

export const newGroup = Type.Object(
  { name: Type.String(), self: text, expand: text, users: Type.Optional(Type.Unknown()) },
  { additionalProperties: false },
);

/** A user of Jira's kind is taken as it was read; only the name is looked at. */
export const newMember = Type.Object({ name: Type.String() });
