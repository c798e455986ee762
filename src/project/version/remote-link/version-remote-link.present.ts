import type { Links } from '../../../http/links.ts';
import type { VersionRemoteLink } from './version-remote-link.ts';

export const versionLinkAddress = (versionId: number, globalId: string, links: Links): string =>
  links.to(`/rest/api/2/version/${versionId}/remotelink/${encodeURIComponent(globalId)}`);

export const presentVersionLink = (
  { versionId, versionName, globalId, link }: VersionRemoteLink,
  links: Links,
) => ({
  self: versionLinkAddress(versionId, globalId, links),
  name: versionName,
  link: JSON.parse(link) as unknown,
});

export const presentVersionLinks = (list: readonly VersionRemoteLink[], links: Links) => ({
  links: list.map((link) => presentVersionLink(link, links)),
});
