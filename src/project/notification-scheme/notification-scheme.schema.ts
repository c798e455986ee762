import { Type } from 'typebox';

const text = Type.Optional(Type.Union([Type.String({ maxLength: 32_000 }), Type.Null()]));
const expand = Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())]));
const closed = { additionalProperties: false };

export const expanded = Type.Object({ expand });
export const paged = Type.Object({
  expand,
  startAt: Type.Optional(Type.String()),
  maxResults: Type.Optional(Type.String()),
});
export const oneId = Type.Object({ id: Type.String() });
export const notificationParams = Type.Object({ id: Type.String(), notificationId: Type.String() });
export const projectParams = Type.Object({ projectKeyOrId: Type.String() });

export const newNotification = Type.Object(
  {
    event: Type.Union([Type.Integer(), Type.String()]),
    notificationType: Type.String(),
    parameter: Type.Optional(Type.Union([Type.String(), Type.Integer(), Type.Null()])),
  },
  closed,
);

const MOST_NOTIFICATIONS = 1000;

export const newScheme = Type.Object(
  {
    name: Type.String(),
    description: text,
    notifications: Type.Optional(Type.Array(newNotification, { maxItems: MOST_NOTIFICATIONS })),
  },
  closed,
);

export const changedScheme = Type.Object({ name: Type.Optional(Type.String()), description: text }, closed);
