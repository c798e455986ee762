import { Type } from 'typebox';

const text = Type.Optional(Type.String());
const pixels = Type.Optional(Type.Integer());

export const userNamed = Type.Object({ username: text });
/** Jira wants both; what the file is called and how long it is said to be decide nothing here. */
export const uploading = Type.Object({ filename: text, size: text });
export const userUploading = Type.Object({ username: text, filename: text, size: text });

export const cropping = Type.Object(
  {
    cropperWidth: pixels,
    cropperOffsetX: pixels,
    cropperOffsetY: pixels,
    needsCropping: Type.Optional(Type.Boolean()),
    url: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  },
  { additionalProperties: false },
);

/** What clients send back as they read it is taken; the id alone counts. */
export const chosen = Type.Object({ id: Type.Union([Type.String(), Type.Integer()]) });

export const pictureAsked = Type.Object({
  ownerId: text,
  pid: text,
  avatarId: text,
  avatarType: text,
  size: text,
  s: text,
});
