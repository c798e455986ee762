/** How clients name a share: Jira's input bean, and the form in which answers show it and clients send it back. */
import { type Static, Type } from 'typebox';

const id = Type.Union([Type.Integer(), Type.String({ maxLength: 255 })]);
const text = Type.String({ maxLength: 255 });
const named = Type.Union([
  Type.Object({ id: Type.Optional(id), key: Type.Optional(text), name: Type.Optional(text) }),
  Type.Null(),
]);

export const shareInput = Type.Object(
  {
    type: Type.String({ maxLength: 40 }),
    projectId: Type.Optional(id),
    projectRoleId: Type.Optional(id),
    groupname: Type.Optional(text),
    userKey: Type.Optional(text),
    view: Type.Optional(Type.Boolean()),
    edit: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type ShareInput = Static<typeof shareInput>;

export const shareBean = Type.Object({
  id: Type.Optional(Type.Unknown()),
  type: Type.String({ maxLength: 40 }),
  project: Type.Optional(named),
  role: Type.Optional(named),
  group: Type.Optional(named),
  user: Type.Optional(named),
  view: Type.Optional(Type.Boolean()),
  edit: Type.Optional(Type.Boolean()),
});
export type ShareBean = Static<typeof shareBean>;

export const shareBeans = Type.Array(shareBean, { maxItems: 200 });

/** The one form of both. */
export function shareAsked(bean: ShareBean): ShareInput {
  const { project, role, group, user } = bean;
  return {
    type: bean.type,
    projectId: project?.id ?? project?.key,
    projectRoleId: role?.id,
    groupname: group?.name,
    userKey: user?.key ?? user?.name,
    edit: bean.edit,
  };
}
