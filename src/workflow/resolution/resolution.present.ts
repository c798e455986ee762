import type { Links } from '../../http/links.ts';
import type { Resolution } from './resolution.ts';

export const presentResolution = (
  resolution: Pick<Resolution, 'id' | 'name' | 'description'>,
  links: Links,
) => ({
  self: links.to(`/rest/api/2/resolution/${resolution.id}`),
  id: String(resolution.id),
  description: resolution.description,
  name: resolution.name,
});
