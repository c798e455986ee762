import type { Links } from '../../http/links.ts';
import type { ProjectCategory } from './category.ts';

export const presentCategory = (category: ProjectCategory, links: Links) => ({
  self: links.to(`/rest/api/2/projectCategory/${category.id}`),
  id: String(category.id),
  name: category.name,
  description: category.description,
});
