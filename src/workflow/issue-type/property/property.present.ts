import type { Links } from '../../../http/links.ts';

export const presentPropertyKeys = (typeId: number, keys: readonly string[], links: Links) => ({
  keys: keys.map((key) => ({
    self: links.to(`/rest/api/2/issuetype/${typeId}/properties/${encodeURIComponent(key)}`),
    key,
  })),
});
