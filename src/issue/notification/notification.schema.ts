import { type Static, Type } from 'typebox';

const flag = Type.Optional(Type.Boolean());
const name = Type.Optional(Type.Union([Type.String({ maxLength: 255 }), Type.Null()]));
const text = Type.Optional(Type.Union([Type.String({ maxLength: 32_767 }), Type.Null()]));

/** Beans as clients have them from elsewhere: of all their members, these count. */
const user = Type.Object({ name, key: name });
const group = Type.Object({ name: Type.String({ maxLength: 255 }) });
const permission = Type.Object({ id: name, key: name });

const list = <T extends ReturnType<typeof Type.Object>>(item: T) =>
  Type.Optional(Type.Array(item, { maxItems: 100 }));

export const notificationBody = Type.Object(
  {
    subject: Type.Optional(Type.Union([Type.String({ maxLength: 255 }), Type.Null()])),
    textBody: text,
    htmlBody: text,
    to: Type.Optional(
      Type.Object(
        {
          reporter: flag,
          assignee: flag,
          watchers: flag,
          voters: flag,
          users: list(user),
          groups: list(group),
        },
        { additionalProperties: false },
      ),
    ),
    restrict: Type.Optional(
      Type.Object({ groups: list(group), permissions: list(permission) }, { additionalProperties: false }),
    ),
  },
  { additionalProperties: false },
);

export type AskedNotification = Static<typeof notificationBody>;
