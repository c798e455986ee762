import { type Static, Type } from 'typebox';

const text = Type.Optional(Type.String());
const texts = Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())]));
const strict = { additionalProperties: false } as const;

export const listQuery = Type.Object({ startAt: text, maxResults: text, search: text, expand: texts });
export const projectQuery = Type.Object({ projectKey: text });
export const screenParams = Type.Object({ screenId: Type.String() });
export const tabParams = Type.Object({ screenId: Type.String(), tabId: Type.String() });
export const tabMoveParams = Type.Object({
  screenId: Type.String(),
  tabId: Type.String(),
  pos: Type.String(),
});
export const onTabParams = Type.Object({ screenId: Type.String(), tabId: Type.String(), id: Type.String() });
export const indicatorParams = Type.Object({
  screenId: Type.String(),
  tabId: Type.String(),
  id: Type.String(),
  newValue: Type.String(),
});
export const defaultParams = Type.Object({ fieldId: Type.String() });

export const newScreenBody = Type.Object({ name: Type.String(), description: text }, strict);
export const changedScreenBody = Type.Object({ name: text, description: text }, strict);

/** The id is part of Jira's bean and is not looked at: the address names the tab. */
export const tabBody = Type.Object({ id: Type.Optional(Type.Unknown()), name: Type.String() }, strict);
export const fieldBody = Type.Object({ fieldId: Type.String() }, strict);
export const moveBody = Type.Object(
  {
    after: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    position: Type.Optional(
      Type.Union([
        Type.Literal('First'),
        Type.Literal('Last'),
        Type.Literal('Earlier'),
        Type.Literal('Later'),
        Type.Null(),
      ]),
    ),
  },
  strict,
);
export type MoveBody = Static<typeof moveBody>;
