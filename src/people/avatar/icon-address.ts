/** Path of an issue type's picture, as its icon is stored. */
export const issueTypeIcon = (avatarId: number): `/${string}` =>
  `/secure/viewavatar?size=xsmall&avatarId=${avatarId}&avatarType=issuetype`;

/** The avatar that an issue type's icon is; null: it is one of the program's own pictures. */
export function avatarOfIcon(icon: string): number | null {
  const id = /^\/secure\/viewavatar\?size=xsmall&avatarId=(\d+)&avatarType=issuetype$/.exec(icon)?.[1];
  return id === undefined ? null : Number(id);
}
