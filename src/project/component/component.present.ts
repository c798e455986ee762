import type { Links } from '../../http/links.ts';
import { userRef } from '../../people/user/user.present.ts';
import type { User } from '../../people/user/user.ts';
import type { AssigneeOutcome, Component } from './component.ts';

const self = (id: number, links: Links): string => links.to(`/rest/api/2/component/${id}`);

/** The form in which issues name their components. */
export const componentRef = (component: Pick<Component, 'id' | 'name' | 'description'>, links: Links) => ({
  self: self(component.id, links),
  id: String(component.id),
  name: component.name,
  ...(component.description && { description: component.description }),
});

export interface ShownComponent extends Component {
  readonly projectKey: string;
  readonly lead: User | null;
  readonly outcome: AssigneeOutcome;
  readonly assignee: User | null;
  readonly realAssignee: User | null;
}

export const presentComponent = (component: ShownComponent, links: Links) => ({
  ...componentRef(component, links),
  ...(component.lead && { lead: userRef(component.lead, links) }),
  assigneeType: component.assigneeType,
  ...(component.assignee && { assignee: userRef(component.assignee, links) }),
  realAssigneeType: component.outcome.realAssigneeType,
  ...(component.realAssignee && { realAssignee: userRef(component.realAssignee, links) }),
  isAssigneeTypeValid: component.outcome.isValid,
  project: component.projectKey,
  projectId: component.projectId,
  archived: component.archived,
  deleted: false,
});

export const presentComponentCounts = (component: Component, issueCount: number, links: Links) => ({
  self: self(component.id, links),
  issueCount,
});
