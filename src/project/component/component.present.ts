import type { Links } from '../../http/links.ts';
import type { Component } from './component.ts';

/** The form in which issues name their components. */
export const componentRef = (component: Pick<Component, 'id' | 'name' | 'description'>, links: Links) => ({
  self: links.to(`/rest/api/2/component/${component.id}`),
  id: String(component.id),
  name: component.name,
  ...(component.description && { description: component.description }),
});
