import type { Links } from '../../http/links.ts';
import { presentBrief } from '../fields/brief.ts';
import { presentLinkType } from '../link-type/link-type.present.ts';
import type { LinkOfIssue, WholeLink } from './link.ts';

/** As one of its ends shows it. */
export const presentLinkOfIssue = ({ id, type, direction, other }: LinkOfIssue, links: Links) => ({
  id: String(id),
  self: links.to(`/rest/api/2/issueLink/${id}`),
  type: presentLinkType(type, links),
  [`${direction}Issue`]: presentBrief(other, links),
});

/** As GET /issueLink/{id} shows it: the source stands as `inwardIssue`, as it was given when the link was made. */
export const presentLink = ({ id, type, source, destination }: WholeLink, links: Links) => ({
  id: String(id),
  self: links.to(`/rest/api/2/issueLink/${id}`),
  type: presentLinkType(type, links),
  inwardIssue: presentBrief(source, links),
  outwardIssue: presentBrief(destination, links),
});
