/** What the issues of a list have in common, each read once: permissions, workflows, statuses, choices. */
import type { Ctx } from '../context.ts';
import type { FieldRules } from '../field/configuration/configuration.ts';
import { fieldRules } from '../field/configuration/rule.service.ts';
import { listCustomFields } from '../field/custom-field/custom-field.service.ts';
import type { CustomField } from '../field/custom-field/custom-field.ts';
import { type ProjectFields, projectFields } from '../field/scheme/project-fields.service.ts';
import { fieldsOnScreen } from '../field/screen/screen-field.service.ts';
import {
  type PermissionSubject,
  permissionsInProject,
  permissionsOnIssue,
} from '../permission/permission.service.ts';
import { defaultLevelOf } from '../permission/security/security.service.ts';
import { findProjectToFill, type ProjectToFill } from '../project/fill.service.ts';
import { projectIssueTypes } from '../project/project.service.ts';
import { workflowFor } from '../workflow/definition/workflow.service.ts';
import type { WorkflowDefinition } from '../workflow/definition/workflow.ts';
import type { IssueType } from '../workflow/issue-type/issue-type.ts';
import { prioritiesOfProject } from '../workflow/priority-scheme/priority-scheme.service.ts';
import type { PriorityToChoose } from '../workflow/priority-scheme/priority-scheme.ts';
import { listStatuses } from '../workflow/status/status.service.ts';
import type { Status } from '../workflow/status/status.ts';
import { loadChoices } from './choices.service.ts';
import type { Choices } from './choices.ts';
import {
  type Configuration,
  configurationAt,
  type Kept,
  keptConfiguration,
} from './kept-configuration.service.ts';

export interface Lookups {
  /** The stamp of what is configured; it was asked for before anything of it was read. */
  configuredAt(): Promise<string>;
  /** null: there is none, or none that the actor may browse. Brings what the actor holds in it, and the stamp. */
  projectToFill(idOrKey: string): Promise<ProjectToFill | null>;
  /** What the actor holds in a project, whatever the issue. */
  projectPermissions(projectId: number): Promise<ReadonlySet<string>>;
  /** What the actor holds on an issue. @param moving as permissionsOnIssue has it */
  permissions(issue: PermissionSubject, moving?: boolean): Promise<ReadonlySet<string>>;
  workflow(projectId: number, issueTypeId: number): Promise<WorkflowDefinition>;
  /** By id. */
  statuses(): Promise<ReadonlyMap<number, Status>>;
  /** @param contextIds of the custom fields in question */
  choices(
    projectId: number,
    kinds: ReadonlySet<keyof Choices>,
    contextIds?: readonly number[],
  ): Promise<Choices>;
  issueTypes(projectId: number): Promise<readonly IssueType[]>;
  priorities(projectId: number): Promise<readonly PriorityToChoose[]>;
  /** Id of the security level that new issues get; null: none. */
  defaultLevel(projectId: number): Promise<number | null>;
  projectFields(projectId: number): Promise<ProjectFields>;
  /** Ids of the fields on a screen. */
  screen(screenId: number): Promise<readonly string[]>;
  fieldRules(configurationId: number): Promise<FieldRules>;
  customFields(): Promise<readonly CustomField[]>;
}

/**
 * Good for as long as `ctx` is: one request, or one transaction.
 * @param remembered goes by this, and so does what the actor may in projects; the caller makes sure of its stamp
 */
export function lookupsFor(ctx: Ctx, remembered: Configuration | null = null): Lookups {
  const known = new Map<string, Promise<unknown>>();
  const once = <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const found = known.get(key) ?? read();
    known.set(key, found);
    return found as Promise<T>;
  };
  const know = (key: string, value: unknown): void => {
    if (!known.has(key)) known.set(key, Promise.resolve(value));
  };
  const configuration = () => once('configuration', () => keptConfiguration(ctx));
  const kept: Kept = (key, read) => once(key, async () => (await configuration()).kept(key, read));
  if (remembered) know('configuration', remembered);
  const { userId } = ctx.actor;
  return {
    configuredAt: async () => (await configuration()).stamp,
    projectToFill: (idOrKey) =>
      once(`project ${idOrKey}`, async () => {
        const read = () => findProjectToFill(ctx, idOrKey);
        const found = await (remembered?.kept(fillingKey(ctx, idOrKey), read, isSeenByGrant(ctx)) ?? read());
        if (!found) return null;
        know(`project permissions ${found.project.id}`, found.held);
        know('configuration', configurationAt(ctx, found.configuredAt));
        return found;
      }),
    projectPermissions: (projectId) =>
      once(`project permissions ${projectId}`, () => permissionsInProject(ctx, projectId)),
    // All that counts is whose the issue is, and where it stands: one answer for many of a list.
    permissions: (issue, moving = false) =>
      once(
        `permissions ${issue.projectId} ${issue.reporterId === userId} ${issue.assigneeId === userId} ${issue.archived} ${issue.issueTypeId} ${issue.statusId} ${issue.parentId} ${moving}`,
        () => permissionsOnIssue(ctx, issue, { moving }),
      ),
    choices: (projectId, kinds, contextIds = []) =>
      once(`choices ${projectId} ${[...kinds].sort().join()} ${contextIds.join()}`, () =>
        loadChoices(ctx, projectId, kinds, { names: [], ids: [], contextIds }),
      ),
    workflow: (projectId, issueTypeId) =>
      kept(`workflow ${projectId} ${issueTypeId}`, () => workflowFor(ctx, { projectId, issueTypeId })),
    statuses: () =>
      kept('statuses', async () => new Map((await listStatuses(ctx)).map((status) => [status.id, status]))),
    issueTypes: (projectId) => kept(`types ${projectId}`, () => projectIssueTypes(ctx, projectId)),
    priorities: (projectId) => kept(`priorities ${projectId}`, () => prioritiesOfProject(ctx, projectId)),
    defaultLevel: (projectId) => kept(`level ${projectId}`, () => defaultLevelOf(ctx, projectId)),
    projectFields: (projectId) => kept(`fields ${projectId}`, () => projectFields(ctx, projectId)),
    screen: (screenId) => kept(`screen ${screenId}`, () => fieldsOnScreen(ctx, screenId)),
    fieldRules: (configurationId) => kept(`rules ${configurationId}`, () => fieldRules(ctx, configurationId)),
    customFields: () => kept('custom fields', () => listCustomFields(ctx)),
  };
}

const fillingKey = ({ actor }: Ctx, idOrKey: string): string =>
  `filling ${actor.via === 'system'} ${actor.userId} ${actor.may('ADMINISTER')} ${idOrKey}`;

/** Not by an issue that is theirs: that the stamp says nothing of. */
const isSeenByGrant =
  ({ actor }: Ctx) =>
  (found: ProjectToFill | null): boolean =>
    found !== null &&
    (actor.may('ADMINISTER') || found.held.has('BROWSE_PROJECTS') || found.held.has('ADMINISTER_PROJECTS'));
