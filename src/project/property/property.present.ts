import type { Links } from '../../http/links.ts';

export const presentPropertyKeys = (projectKey: string, keys: readonly string[], links: Links) => ({
  keys: keys.map((key) => ({
    self: links.to(`/rest/api/2/project/${projectKey}/properties/${encodeURIComponent(key)}`),
    key,
  })),
});
