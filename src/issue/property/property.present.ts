import type { Links } from '../../http/links.ts';

export const presentPropertyKeys = (
  { issueId, keys }: { issueId: number; keys: string[] },
  links: Links,
) => ({
  keys: keys.map((key) => ({
    self: links.to(`/rest/api/2/issue/${issueId}/properties/${encodeURIComponent(key)}`),
    key,
  })),
});
