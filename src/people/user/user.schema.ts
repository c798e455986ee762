import { type Static, Type } from 'typebox';

const text = Type.Optional(Type.String());

/** One user, by name or by key. */
export const askedUser = Type.Object({ username: text, key: text });

export const shownUser = Type.Object({ username: text, key: text, includeDeleted: text, expand: text });

/** What a client sends back that it has read: taken, and not looked at. */
const readOnly = Object.fromEntries(
  ['self', 'key', 'avatarUrls', 'deleted', 'groups', 'applicationRoles', 'expand'].map((name) => [
    name,
    Type.Optional(Type.Unknown()),
  ]),
);

/** Jira's UserWriteBean: scripts write some of the booleans as text. */
const details = {
  name: text,
  emailAddress: text,
  displayName: text,
  password: text,
  notification: Type.Optional(Type.Union([Type.Boolean(), Type.String()])),
  active: Type.Optional(Type.Union([Type.Boolean(), Type.Literal('true'), Type.Literal('false')])),
  timeZone: text,
  locale: text,
};

export const newUser = Type.Object(
  { ...readOnly, ...details, applicationKeys: Type.Optional(Type.Array(Type.String(), { maxItems: 100 })) },
  { additionalProperties: false },
);
export type NewUserBody = Static<typeof newUser>;

export const changedUser = Type.Object(
  { ...readOnly, ...details, applicationKeys: Type.Optional(Type.Unknown()) },
  { additionalProperties: false },
);
export type ChangedUserBody = Static<typeof changedUser>;

export const userSearch = Type.Object({
  username: text,
  startAt: text,
  maxResults: text,
  includeActive: text,
  includeInactive: text,
});

export const userList = Type.Object({ cursor: text, maxResults: text });
