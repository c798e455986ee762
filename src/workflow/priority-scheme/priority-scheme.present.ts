import type { Links } from '../../http/links.ts';
import { defaultPriorityScheme, standardOf, type WornScheme } from './priority-scheme.ts';

/** @param keys whether the keys of its projects are shown */
export const presentScheme = (scheme: WornScheme, keys: boolean, links: Links) => {
  const standard = standardOf(scheme);
  return {
    expand: 'projectKeys',
    self: links.to(`/rest/api/2/priorityschemes/${scheme.id}`),
    id: scheme.id,
    name: scheme.name,
    description: scheme.description,
    ...(standard !== null && { defaultOptionId: String(standard) }),
    optionIds: scheme.priorityIds.map(String),
    defaultScheme: scheme.id === defaultPriorityScheme,
    ...(keys && { projectKeys: scheme.projectKeys }),
  };
};
