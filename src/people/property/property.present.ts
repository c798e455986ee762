import type { Links } from '../../http/links.ts';
import type { User } from '../user/user.ts';

export const presentKeys = (keys: readonly string[], user: User, links: Links) => ({
  keys: keys.map((key) => ({
    self: links.to(
      `/rest/api/2/user/properties/${encodeURIComponent(key)}?userKey=${encodeURIComponent(user.key)}`,
    ),
    key,
  })),
});
