import { type Static, Type } from 'typebox';
import { shareBeans } from '../search/share/share.schema.ts';

const text = Type.Optional(Type.String());

/** What a client sends back that it has read: taken, and not looked at. */
const readOnly = Object.fromEntries(
  [
    'id',
    'self',
    'view',
    'owner',
    'isFavourite',
    'isWritable',
    'popularity',
    'rank',
    'automaticRefreshMs',
  ].map((name) => [name, Type.Optional(Type.Unknown())]),
);

export const dashboardInput = Type.Object(
  {
    ...readOnly,
    name: text,
    description: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    sharePermissions: Type.Optional(shareBeans),
    editPermissions: Type.Optional(shareBeans),
  },
  { additionalProperties: false },
);
export type DashboardInput = Static<typeof dashboardInput>;

export const oneDashboard = Type.Object({ id: Type.String() });
export const dashboardList = Type.Object({ filter: text, startAt: text, maxResults: text });
