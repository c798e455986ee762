import type { Links } from '../../http/links.ts';
import type { Gadget } from './gadget.ts';

export const presentGadget = (gadget: Gadget) => ({
  id: gadget.id,
  moduleKey: gadget.moduleKey,
  color: gadget.color,
  position: { row: gadget.row, column: gadget.column },
  title: gadget.title,
});

export const presentItemKeys = (keys: readonly string[], dashboard: string, item: string, links: Links) => ({
  keys: keys.map((key) => ({
    self: links.to(
      `/rest/api/2/dashboard/${encodeURIComponent(dashboard)}/items/${encodeURIComponent(item)}/properties/${encodeURIComponent(key)}`,
    ),
    key,
  })),
});
