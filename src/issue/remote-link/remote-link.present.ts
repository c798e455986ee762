import type { Links } from '../../http/links.ts';
import type { RemoteIcon, RemoteLink } from './remote-link.ts';

/** Its id is a number, unlike those of most beans. */
export const presentRemoteLink = (issueKey: string, link: RemoteLink, links: Links) => ({
  ...presentRemoteLinkRef(issueKey, link.id, links),
  globalId: link.globalId ?? undefined,
  application: { type: link.application.type ?? undefined, name: link.application.name ?? undefined },
  relationship: link.relationship ?? undefined,
  object: {
    url: link.url,
    title: link.title,
    summary: link.summary ?? undefined,
    icon: presentIcon(link.icon),
    status: { resolved: link.resolved ?? undefined, icon: presentIcon(link.statusIcon) },
  },
});

/** What is answered when a link was made or replaced. */
export const presentRemoteLinkRef = (issueKey: string, id: number, links: Links) => ({
  id,
  self: links.to(`/rest/api/2/issue/${issueKey}/remotelink/${id}`),
});

const presentIcon = ({ url, title, link }: RemoteIcon) => ({
  url16x16: url ?? undefined,
  title: title ?? undefined,
  link: link ?? undefined,
});
