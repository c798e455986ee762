import { Type } from 'typebox';

const text = Type.Optional(Type.String({ maxLength: 1000 }));

export const named = Type.Object({ workflowName: text });
export const searched = Type.Object({
  workflowName: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])),
  queryString: text,
  startAt: Type.Optional(Type.String()),
  maxResults: Type.Optional(Type.String()),
});

export const oneTransition = Type.Object({ id: Type.String() });
export const propertyAsked = Type.Object({
  workflowName: text,
  workflowMode: text,
  key: text,
  includeReservedKeys: Type.Optional(Type.String()),
});

export const propertyGiven = Type.Object(
  {
    key: Type.Optional(Type.String()),
    value: Type.Optional(Type.String()),
    id: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);
