/** Which fields stand on which screen: the project's schemes say, field configurations hide and require. */
import { resolveScreenId, workflowScreenId } from '../field/screen/screen.ts';
import { projectPermissions } from '../permission/permission.ts';
import type { Transition } from '../workflow/definition/workflow.ts';
import type { Draft } from './draft.ts';
import { settableField } from './fields/custom/custom-field.ts';
import type { Place } from './fields/field.ts';
import * as errors from './issue.errors.ts';
import type { Lookups } from './lookups.service.ts';
import type { Problems } from './problems.ts';
import { fieldsFor, fieldsHere, fieldsOnWay, type Here, isEmpty, isOn, type ScreenField } from './screen.ts';

/** As much of an issue as decides. */
interface Subject {
  readonly projectId: number;
  readonly issueTypeId: number;
}

/** The fields to create an issue with, or to edit one, for whoever holds `permissions` in its project. */
export async function fieldsOn(
  lookups: Lookups,
  place: Place,
  issue: Subject,
  permissions: ReadonlySet<string>,
): Promise<readonly ScreenField[]> {
  const { screenFor } = await lookups.projectFields(issue.projectId);
  const onScreen = await lookups.screen(screenFor(issue.issueTypeId, place === 'edit' ? 'edit' : 'create'));
  return fieldsFor(place, onScreen, await hereFor(lookups, issue, permissions));
}

/** What a transition asks on the way: required is also what its validators want. */
export async function fieldsOfTransition(
  lookups: Lookups,
  transition: Transition,
  issue: Subject,
  permissions: ReadonlySet<string>,
): Promise<readonly ScreenField[]> {
  const screenId = screenOf(transition);
  if (screenId === null) return [];
  const fields = fieldsOnWay(await lookups.screen(screenId), await hereFor(lookups, issue, permissions));
  const wanted = new Set(
    transition.validators.flatMap((one) => (one.type === 'field-required' ? [one.field] : [])),
  );
  const alone = new Set(['resolution']);
  return fields.map(({ field, required }) => ({
    field,
    // The resolution is required where a validator says so, not for being a resolution.
    required: wanted.has(field.id) || (required && !alone.has(field.id)),
  }));
}

/** Every field that an issue has here, whoever asks and whatever the screens: what a workflow's rules act on. */
export const fieldsOfIssue = async (lookups: Lookups, issue: Subject): Promise<readonly ScreenField[]> =>
  fieldsHere(await hereFor(lookups, issue, allPermissions));

const allPermissions: ReadonlySet<string> = new Set(projectPermissions.map(({ key }) => key));

const stockScreens = { resolve: resolveScreenId, workflow: workflowScreenId } as const;

function screenOf({ screen }: Transition): number | null {
  if (screen === undefined) return null;
  return typeof screen === 'number' ? screen : stockScreens[screen];
}

async function hereFor(lookups: Lookups, issue: Subject, permissions: ReadonlySet<string>): Promise<Here> {
  const { configurationFor } = await lookups.projectFields(issue.projectId);
  const rules = await lookups.fieldRules(configurationFor(issue.issueTypeId));
  const custom = await lookups.customFields();
  return { permissions, rules, custom: custom.flatMap((field) => settableField(field, issue)) };
}

/** Notes what a new issue must have and has not, on the screen or not: Jira asks for it all the same. */
export async function refuseMissing(
  lookups: Lookups,
  draft: Draft,
  permissions: ReadonlySet<string>,
  problems: Problems,
): Promise<void> {
  const here = await hereFor(lookups, draft, permissions);
  const required = fieldsHere(here).filter(
    ({ field }) => here.rules.required.has(field.id) && isOn('create', field),
  );
  noteEmptied(required, draft, problems);
}

/** Notes those of `fields` that are required and have become, or stayed, empty. */
export function noteEmptied(fields: readonly ScreenField[], draft: Draft, problems: Problems): void {
  for (const { field, required } of fields) {
    if (required && isEmpty(field, draft)) {
      problems.fields[field.id] ??= errors.isRequired(field).fields[field.id] as string;
    }
  }
}
