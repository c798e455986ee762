import type { Links } from '../../http/links.ts';
import type { Status, StatusCategory } from './status.ts';

export const presentStatusCategory = (category: StatusCategory, links: Links) => ({
  self: links.to(`/rest/api/2/statuscategory/${category.id}`),
  id: category.id,
  key: category.key,
  colorName: category.colorName,
  name: category.name,
});

export const presentStatus = (status: Status, links: Links) => ({
  self: links.to(`/rest/api/2/status/${status.id}`),
  description: status.description,
  iconUrl: links.to(status.icon as `/${string}`),
  name: status.name,
  id: String(status.id),
  statusCategory: presentStatusCategory(status.category, links),
});
