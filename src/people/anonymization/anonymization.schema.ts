import { Type } from 'typebox';

const text = Type.Optional(Type.String({ maxLength: 255 }));
const nullable = Type.Optional(Type.Union([Type.String({ maxLength: 255 }), Type.Null()]));

export const validated = Type.Object({ userKey: text, expand: text });
export const revalidated = Type.Object({ userKey: text, oldUserKey: text, oldUserName: text, expand: text });

const members = { userKey: nullable, newOwnerKey: nullable };

export const scheduled = Type.Object(members, { additionalProperties: false });
export const rescheduled = Type.Object(
  { ...members, oldUserKey: nullable, oldUserName: nullable },
  { additionalProperties: false },
);

export const progressAsked = Type.Object({
  taskId: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$' })),
});
