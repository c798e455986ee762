/**
 * Custom fields: administrators make them; whoever sees a project that a field is in may know of it. A field that is
 * hidden is a field that is not there.
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, perProgram, transact } from '../../context.ts';
import type { CommitStamp } from '../../db/engine.ts';
import { commitStamp } from '../../db/prepared.ts';
import { readId } from '../../kernel/id.ts';
import { listProjects } from '../../project/project-list.service.ts';
import { listIssueTypes } from '../../workflow/issue-type/issue-type.service.ts';
import * as errors from './custom-field.errors.ts';
import * as store from './custom-field.store.ts';
import {
  type Context,
  type CustomField,
  fieldKey,
  holdsPeople,
  isIn,
  isSeenIn,
  readFieldKey,
} from './custom-field.ts';

const memoryOf = perProgram(() => ({ stamp: null as CommitStamp | null, fields: [] as CustomField[] }));

/** Every custom field, whoever asks. Read anew only after something was committed. */
export async function listCustomFields(ctx: Ctx): Promise<readonly CustomField[]> {
  const stamp = await commitStamp(ctx.db);
  if (stamp === null) return store.listCustomFields(ctx.db);
  const memory = memoryOf(ctx);
  if (memory.stamp === stamp) return memory.fields;
  const fields = await store.listCustomFields(ctx.db);
  if ((await commitStamp(ctx.db)) === stamp) Object.assign(memory, { stamp, fields });
  return fields;
}

/** Those that the actor may know of. */
export async function visibleCustomFields(ctx: Ctx): Promise<readonly CustomField[]> {
  const all = await listCustomFields(ctx);
  const everywhere = all.every((field) => isSeenIn(field, new Set()));
  if (everywhere || ctx.actor.via === 'system' || ctx.actor.may('ADMINISTER')) return all;
  const projects = await listProjects(ctx, { archived: true, recent: null });
  const seen = new Set(projects.map((project) => project.id));
  return all.filter((field) => isSeenIn(field, seen));
}

/** @param key customfield_10000, or 10000 @throws AppError 404, the same for hidden and missing */
export async function requireCustomField(ctx: Ctx, key: string): Promise<CustomField> {
  const id = readFieldKey(key);
  const field = id === null ? undefined : (await visibleCustomFields(ctx)).find((one) => one.id === id);
  if (!field) throw errors.noSuchCustomField(key);
  return field;
}

/**
 * Whether people or groups are picked for a custom field on issues of these projects and types. A field that the actor
 * may not know of, a project or type that is none, and a system field's name come to the same: no.
 * @param key customfield_10000 or 10000
 * @param place ids as they were sent; an empty list means any
 */
export async function takesPeople(
  ctx: Ctx,
  key: string,
  place: { projectIds: readonly string[]; issueTypeIds: readonly string[] },
): Promise<boolean> {
  const id = readFieldKey(key);
  const field = (await visibleCustomFields(ctx)).find((one) => one.id === id);
  if (!field || !holdsPeople(field)) return false;
  const numbers = (texts: readonly string[]) => texts.map((one) => readId(one) ?? 0);
  return isIn(field, numbers(place.projectIds), numbers(place.issueTypeIds));
}

export interface NewField {
  readonly name: string;
  readonly description: string;
  /** The whole type key, which the caller knows to exist. */
  readonly type: string;
  readonly searcher: string | null;
  /** Empty: all. */
  readonly projectIds: readonly number[];
  readonly issueTypeIds: readonly number[];
}

const MOST_NAME = 255;
const MOST_DESCRIPTION = 4000;

/** @throws AppError 400 by field */
export async function createCustomField(ctx: Ctx, given: NewField): Promise<CustomField> {
  const details = checkDetails(given);
  return transact(ctx, async (tx) => {
    const context = await checkScope(tx, {
      name: `Default Configuration Scheme for ${details.name}`,
      description: '',
      projectIds: given.projectIds,
      issueTypeIds: given.issueTypeIds,
    });
    const id = await store.insertCustomField(tx.db, {
      ...details,
      type: given.type,
      searcher: given.searcher,
    });
    const contextId = await store.insertContext(tx.db, id, context);
    const field = {
      ...details,
      id,
      type: given.type,
      searcher: given.searcher,
      contexts: [{ ...context, id: contextId }],
    };
    await recordField(tx, field, 'custom-field-created', 'Custom field created');
    return field;
  });
}

/** @throws AppError 400 by field */
export const changeCustomField = (
  ctx: Ctx,
  found: CustomField,
  changes: { name?: string; description?: string; searcher?: string | null },
): Promise<CustomField> =>
  transact(ctx, async (tx) => {
    const field = await holdCustomField(tx, found);
    const details = checkDetails({
      name: changes.name ?? field.name,
      description: changes.description ?? field.description,
    });
    const searcher = changes.searcher === undefined ? field.searcher : changes.searcher;
    const changed = { ...field, ...details, searcher };
    await store.updateCustomField(tx.db, changed);
    await recordField(tx, changed, 'custom-field-changed', 'Custom field updated', field);
    return changed;
  });

/** The same as it stands once everyone before has finished with it. */
async function holdCustomField(tx: Ctx, { id }: CustomField): Promise<CustomField> {
  await store.lockCustomField(tx.db, id);
  return requireCustomField(tx, String(id));
}

function checkDetails(given: { name: string; description: string }): { name: string; description: string } {
  const name = given.name.trim();
  if (name === '') throw errors.nameNeeded();
  if (name.length > MOST_NAME) throw errors.nameTooLong(MOST_NAME);
  if (given.description.length > MOST_DESCRIPTION) throw errors.descriptionTooLong(MOST_DESCRIPTION);
  return { name, description: given.description };
}

export interface NewContext {
  readonly name: string;
  readonly description: string;
  /** Empty: all. */
  readonly projectIds: readonly number[];
  readonly issueTypeIds: readonly number[];
}

/** A context more. @throws AppError 400 where another one has its projects already */
export async function addContext(ctx: Ctx, found: CustomField, given: NewContext): Promise<Context> {
  return transact(ctx, async (tx) => {
    const field = await holdCustomField(tx, found);
    const { name, description } = checkDetails(given);
    const context = await checkScope(tx, { ...given, name, description });
    refuseTaken(field.contexts, context);
    const id = await store.insertContext(tx.db, field.id, context);
    await recordField(tx, field, 'custom-field-context-created', 'Custom field context created');
    return { ...context, id };
  });
}

/**
 * What is given of a context; what is absent stays. Its options stay with it, and issues that are in it no more keep
 * what they have, as where a context of their project's own is added.
 * @throws AppError 400 where another one has its projects already
 */
export const changeContext = (
  ctx: Ctx,
  found: CustomField,
  contextId: string,
  given: Partial<NewContext>,
): Promise<Context> =>
  transact(ctx, async (tx) => {
    const field = await holdCustomField(tx, found);
    const before = requireContext(field, contextId);
    const { name, description } = checkDetails({ ...before, ...given });
    const scope = await checkScope(tx, {
      name,
      description,
      projectIds: given.projectIds ?? before.projectIds ?? [],
      issueTypeIds: given.issueTypeIds ?? before.issueTypeIds ?? [],
    });
    refuseTaken(
      field.contexts.filter((one) => one.id !== before.id),
      scope,
    );
    const context = { ...scope, id: before.id };
    await store.updateContext(tx.db, context);
    await recordField(tx, field, 'custom-field-context-changed', 'Custom field context updated');
    return context;
  });

/** @throws AppError 400 where one of them has a project of this one already, or all of them */
function refuseTaken(others: readonly Context[], context: Omit<Context, 'id'>): void {
  const taken = others.some((one) =>
    context.projectIds === null
      ? one.projectIds === null
      : context.projectIds.some((id) => one.projectIds?.includes(id)),
  );
  if (taken) throw errors.contextExists();
}

/** With its options, and what issues have of them. @throws AppError 400 for the last one */
export async function deleteContext(ctx: Ctx, found: CustomField, context: Context): Promise<void> {
  await transact(ctx, async (tx) => {
    const field = await holdCustomField(tx, found);
    requireContext(field, String(context.id));
    if (field.contexts.length === 1) throw errors.lastContext();
    await store.removeContext(tx.db, context.id);
    await recordField(tx, field, 'custom-field-context-deleted', 'Custom field context deleted');
  });
}

async function checkScope(ctx: Ctx, given: NewContext): Promise<Omit<Context, 'id'>> {
  const projectIds = [...new Set(given.projectIds)];
  const issueTypeIds = [...new Set(given.issueTypeIds)];
  if (projectIds.length > 0) {
    const known = new Set((await listProjects(ctx, { archived: true, recent: null })).map(({ id }) => id));
    if (!projectIds.every((id) => known.has(id))) throw errors.noSuchProjects();
  }
  if (issueTypeIds.length > 0) {
    const known = new Set((await listIssueTypes(ctx)).map(({ id }) => id));
    if (!issueTypeIds.every((id) => known.has(id))) throw errors.noSuchIssueTypes();
  }
  return {
    name: given.name,
    description: given.description,
    projectIds: projectIds.length > 0 ? projectIds : null,
    issueTypeIds: issueTypeIds.length > 0 ? issueTypeIds : null,
  };
}

/** @throws AppError 404 */
export function requireContext(field: CustomField, id: string): Context {
  const context = field.contexts.find((one) => String(one.id) === id);
  if (!context) throw errors.noSuchContext(id);
  return context;
}

const MOST_DELETED = 1000;

export interface Deleted {
  readonly deleted: readonly string[];
  /** Key → why not. */
  readonly kept: Readonly<Record<string, string>>;
}

/** Deletes fields with all their values. What is named wrongly or still named by a workflow is told, and keeps no other from being deleted. */
export async function deleteCustomFields(ctx: Ctx, keys: readonly string[]): Promise<Deleted> {
  if (keys.length === 0) throw errors.idsNeeded();
  if (keys.length > MOST_DELETED) throw errors.tooManyIds(MOST_DELETED);
  return transact(ctx, async (tx) => {
    const known = new Map((await listCustomFields(tx)).map((field) => [field.id, field]));
    const deleted: string[] = [];
    const kept: Record<string, string> = {};
    for (const key of new Set(keys)) {
      const field = known.get(readFieldKey(key) ?? 0);
      if (!field) {
        kept[key.slice(0, 255)] = errors.noSuchCustomField(key).message;
        continue;
      }
      known.delete(field.id);
      const mentions = await store.listMentions(tx.db, fieldKey(field.id));
      if (mentions.length > 0) {
        kept[key.slice(0, 255)] = errors.fieldIsNamed(field.name, mentions);
        continue;
      }
      await store.removeCustomField(tx.db, field.id, fieldKey(field.id));
      await recordField(tx, field, 'custom-field-deleted', 'Custom field deleted');
      deleted.push(fieldKey(field.id));
    }
    return { deleted, kept };
  });
}

const recordField = (
  tx: Ctx,
  field: CustomField,
  action: string,
  summary: string,
  before?: CustomField,
): Promise<void> =>
  record(tx, {
    category: 'fields',
    action,
    summary,
    object: { type: 'custom field', id: fieldKey(field.id), name: field.name },
    ...(before && {
      changed: (['name', 'description', 'searcher'] as const)
        .filter((part) => before[part] !== field[part])
        .map((part) => ({
          fieldName: part,
          changedFrom: before[part] ?? '',
          changedTo: field[part] ?? '',
        })),
    }),
  });
