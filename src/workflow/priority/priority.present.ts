import type { Links } from '../../http/links.ts';
import type { Priority } from './priority.ts';

const self = (id: number, links: Links) => links.to(`/rest/api/2/priority/${id}`);

/** The form in which issues name their priority. */
export const presentPriorityRef = (priority: Pick<Priority, 'id' | 'name' | 'icon'>, links: Links) => ({
  self: self(priority.id, links),
  iconUrl: links.to(priority.icon as `/${string}`),
  name: priority.name,
  id: String(priority.id),
});

export const presentPriority = (priority: Priority, links: Links) => ({
  self: self(priority.id, links),
  statusColor: priority.color,
  description: priority.description,
  iconUrl: links.to(priority.icon as `/${string}`),
  name: priority.name,
  id: String(priority.id),
});
