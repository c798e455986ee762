import type { Links } from '../../http/links.ts';
import { avatarFor, type SystemAvatar } from './avatar.ts';
import type { OwnerType } from './custom-avatar.ts';
import { middleOf } from './picture-square.ts';

/** Jira's four sizes; clients read exactly these keys. */
export interface AvatarUrls {
  '48x48': string;
  '24x24': string;
  '16x16': string;
  '32x32': string;
}

const urls = (address: (size: string) => string): AvatarUrls => ({
  '48x48': address(''),
  '24x24': address('size=small&'),
  '16x16': address('size=xsmall&'),
  '32x32': address('size=medium&'),
});

/** Addresses of a user's picture. */
export function userAvatarUrls(user: { key: string; avatarId: number | null }, links: Links): AvatarUrls {
  const id = user.avatarId ?? avatarFor(user.key).id;
  const owner = encodeURIComponent(user.key);
  return urls((size) => links.to(`/secure/useravatar?${size}ownerId=${owner}&avatarId=${id}`));
}

/**
 * Addresses of a project's picture.
 * @param projectId its id: a stock picture gives nothing else away
 * @param avatarId the avatar that was chosen; null: none was
 */
export function projectAvatarUrls(
  projectId: number,
  links: Links,
  avatarId: number | null = null,
): AvatarUrls {
  const id = avatarId ?? avatarFor(String(projectId)).id;
  return urls((size) => links.to(`/secure/projectavatar?${size}pid=${projectId}&avatarId=${id}`));
}

/** Where a picture of this owner is: for lists of what can be chosen. */
const addressOf = ({ type, key }: ShownOwner, id: number) => {
  const owner = key === null ? '' : encodeURIComponent(key);
  const path = {
    user: `/secure/useravatar?SIZE${key === null ? '' : `ownerId=${owner}&`}avatarId=${id}`,
    project: `/secure/projectavatar?SIZE${key === null ? '' : `pid=${owner}&`}avatarId=${id}`,
    issuetype: `/secure/viewavatar?SIZEavatarId=${id}&avatarType=issuetype`,
  }[type];
  return (size: string) => path.replace('SIZE', size) as `/${string}`;
};

/** @param key of a user, id of a project or an issue type; null: of nobody in particular */
export interface ShownOwner {
  readonly type: OwnerType;
  readonly key: string | null;
}

/** One of the pictures that can be chosen. */
export const presentSystemAvatar = (
  avatar: SystemAvatar,
  isSelected: boolean,
  owner: ShownOwner,
  links: Links,
) => ({
  id: String(avatar.id),
  isSystemAvatar: true,
  isSelected,
  isDeletable: false,
  selected: isSelected,
  urls: urls((size) => links.to(addressOf(owner, avatar.id)(size))),
});

/** One that was uploaded. */
export const presentCustomAvatar = (
  avatar: { readonly id: number },
  isSelected: boolean,
  owner: ShownOwner,
  links: Links,
) => ({
  id: String(avatar.id),
  ...(owner.key !== null && { owner: owner.key }),
  isSystemAvatar: false,
  isSelected,
  isDeletable: true,
  selected: isSelected,
  urls: urls((size) => links.to(addressOf(owner, avatar.id)(size))),
});

/** What can be chosen: the program's own, and those that were uploaded. */
export const presentChoice = (
  {
    system,
    custom,
    chosen,
  }: { system: readonly SystemAvatar[]; custom: readonly { id: number }[]; chosen: number | null },
  owner: ShownOwner,
  links: Links,
) => ({
  system: system.map((one) => presentSystemAvatar(one, one.id === chosen, owner, links)),
  custom: custom.map((one) => presentCustomAvatar(one, one.id === chosen, owner, links)),
});

/** Which square of an upload is proposed, and where the upload is shown to who sent it. */
export function presentCropping(
  picture: { readonly width: number; readonly height: number },
  { type, key }: ShownOwner,
  links: Links,
) {
  const { left, top, side } = middleOf(picture);
  const asked = new URLSearchParams({ avatarType: type, ...(key !== null && { ownerId: key }) });
  return {
    cropperWidth: side,
    cropperOffsetX: left,
    cropperOffsetY: top,
    url: links.to(`/secure/temporaryavatar?${asked}`),
    needsCropping: picture.width !== picture.height,
  };
}
