import { type Static, Type } from 'typebox';
import { shareBeans } from '../share/share.schema.ts';
import { shareScopes } from './filter.ts';

const text = Type.Optional(Type.String());
const list = Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())]));

/** What a client sends back that it has read: taken, and not looked at. */
const readOnly = Object.fromEntries(
  [
    'self',
    'id',
    'owner',
    'viewUrl',
    'searchUrl',
    'sharedUsers',
    'subscriptions',
    'editable',
    'expand',
    'favouritedCount',
  ].map((name) => [name, Type.Optional(Type.Unknown())]),
);

export const filterInput = Type.Object(
  {
    ...readOnly,
    name: text,
    description: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    jql: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    favourite: Type.Optional(Type.Boolean()),
    sharePermissions: Type.Optional(shareBeans),
  },
  { additionalProperties: false },
);
export type FilterInput = Static<typeof filterInput>;

export const oneFilter = Type.Object({ id: Type.String() });
export const oneShare = Type.Object({ id: Type.String(), permissionId: Type.String() });
export const expandable = Type.Object({ expand: list });
export const ownFilters = Type.Object({ expand: list, includeFavourites: text });
export const filterSearch = Type.Object({
  filterName: text,
  owner: text,
  accountId: text,
  groupname: text,
  projectId: text,
  id: list,
  orderBy: text,
  startAt: text,
  maxResults: text,
  expand: list,
});

export const shareScope = Type.Object(
  { scope: Type.String({ enum: [...shareScopes] }) },
  { additionalProperties: false },
);
