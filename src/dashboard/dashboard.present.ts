import type { Links } from '../http/links.ts';
import type { Page } from '../kernel/paging.ts';
import { userRef } from '../people/user/user.present.ts';
import { presentShare } from '../search/share/share.present.ts';
import type { Dashboard, LoadedDashboard } from './dashboard.ts';

const presentListed = ({ id, name }: Pick<Dashboard, 'id' | 'name'>, links: Links) => ({
  id: String(id),
  name,
  self: links.to(`/rest/api/2/dashboard/${id}`),
  view: links.to(`/secure/Dashboard.jspa?selectPageId=${id}`),
});

/** One by itself: Jira's four members, and what Jira Cloud tells besides. */
export const presentDashboard = (dashboard: LoadedDashboard, links: Links) => ({
  ...presentListed(dashboard, links),
  ...(dashboard.description !== '' && { description: dashboard.description }),
  ...(dashboard.owner && { owner: userRef(dashboard.owner, links) }),
  isFavourite: dashboard.favourite,
  isWritable: dashboard.editable,
  sharePermissions: dashboard.shares.map((share) => presentShare(share, links)),
  editPermissions: dashboard.shares.filter((one) => one.editable).map((share) => presentShare(share, links)),
});

/** A page of them, with the addresses of its neighbours. */
export function presentDashboards(
  dashboards: readonly Dashboard[],
  total: number,
  page: Page,
  filter: string | undefined,
  links: Links,
) {
  const address = (startAt: number) => {
    const asked = new URLSearchParams({
      ...(filter && { filter }),
      startAt: String(startAt),
      maxResults: String(page.maxResults),
    });
    return links.to(`/rest/api/2/dashboard?${asked}`);
  };
  const next = page.startAt + page.maxResults;
  return {
    startAt: page.startAt,
    maxResults: page.maxResults,
    total,
    ...(page.startAt > 0 && { prev: address(Math.max(0, page.startAt - page.maxResults)) }),
    ...(next < total && page.maxResults > 0 && { next: address(next) }),
    dashboards: dashboards.map((one) => presentListed(one, links)),
  };
}
