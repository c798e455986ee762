import type { Links } from '../../http/links.ts';
import type { LinkType } from './link-type.ts';

export const presentLinkType = ({ id, name, inward, outward }: LinkType, links: Links) => ({
  id: String(id),
  name,
  inward,
  outward,
  self: links.to(`/rest/api/2/issueLinkType/${id}`),
});
