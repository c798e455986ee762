import type { Links } from '../../http/links.ts';
import { avatarFor, type SystemAvatar } from './avatar.ts';

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

/** Addresses of a project's picture. @param projectId its id: the picture gives nothing else away */
export function projectAvatarUrls(projectId: number, links: Links): AvatarUrls {
  const { id } = avatarFor(String(projectId));
  return urls((size) => links.to(`/secure/projectavatar?${size}pid=${projectId}&avatarId=${id}`));
}

/** One of the pictures that can be chosen. */
export const presentSystemAvatar = (
  avatar: SystemAvatar,
  isSelected: boolean,
  address: (size: string) => `/${string}`,
  links: Links,
) => ({
  id: String(avatar.id),
  isSystemAvatar: true,
  isSelected,
  isDeletable: false,
  selected: isSelected,
  urls: urls((size) => links.to(address(size))),
});
