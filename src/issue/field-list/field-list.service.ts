import type { Ctx } from '../../context.ts';
import { noSuchSearcher, noSuchType } from '../../field/custom-field/custom-field.errors.ts';
import {
  changeCustomField,
  createCustomField,
  requireCustomField,
  visibleCustomFields,
} from '../../field/custom-field/custom-field.service.ts';
import { type CustomField, typePrefix } from '../../field/custom-field/custom-field.ts';
import { readId } from '../../kernel/id.ts';
import { requireAudience } from '../../workflow/audience.service.ts';
import { readableField } from '../fields/custom/custom-field.ts';
import type { CustomType } from '../fields/custom/custom-type.ts';
import { customType } from '../fields/custom/custom-types.ts';
import type { IssueField } from '../fields/field.ts';
import { systemFields } from '../fields/system-fields.ts';

/** The fields that clients are told of. @throws 401 for an anonymous visitor who may see nothing here */
export async function listFields(ctx: Ctx): Promise<IssueField[]> {
  await requireAudience(ctx);
  const custom = await visibleCustomFields(ctx);
  return [...systemFields.filter((field) => field.listed !== false), ...custom.flatMap(readableField)];
}

export interface FieldAsked {
  readonly name: string;
  readonly description?: string;
  /** The whole key, or what follows its usual beginning. */
  readonly type: string;
  /** null: JQL shall not find it; absent: as is usual for the type. */
  readonly searcherKey?: string | null;
  readonly projectIds?: readonly (number | string)[];
  readonly issueTypeIds?: readonly (number | string)[];
}

/** @throws AppError 400 by field */
export async function addField(ctx: Ctx, asked: FieldAsked): Promise<IssueField> {
  const type = customType(asked.type) ?? customType(typePrefix + asked.type);
  if (!type) throw noSuchType(asked.type);
  const searcher =
    asked.searcherKey === undefined ? typePrefix + type.searchers[0] : checkSearcher(type, asked.searcherKey);
  const ids = (list: readonly (number | string)[] = []) => list.map((id) => readId(String(id)) ?? 0);
  const field = await createCustomField(ctx, {
    name: asked.name,
    description: asked.description ?? '',
    type: typePrefix + type.key,
    searcher,
    projectIds: ids(asked.projectIds),
    issueTypeIds: ids(asked.issueTypeIds),
  });
  return shown(field);
}

/** @param key customfield_10000 @throws AppError 400 by field, 404 */
export async function changeField(
  ctx: Ctx,
  key: string,
  changes: { name?: string; description?: string; searcherKey?: string | null },
): Promise<IssueField> {
  const field = await requireCustomField(ctx, key);
  const type = customType(field.type);
  const searcher =
    changes.searcherKey === undefined || !type ? undefined : checkSearcher(type, changes.searcherKey);
  const { name, description } = changes;
  return shown(await changeCustomField(ctx, field, { name, description, searcher }));
}

function checkSearcher(type: CustomType, key: string | null): string | null {
  if (key === null || key === '') return null;
  const short = key.startsWith(typePrefix) ? key.slice(typePrefix.length) : key;
  if (!type.searchers.includes(short)) throw noSuchSearcher(key);
  return typePrefix + short;
}

function shown(field: CustomField): IssueField {
  const [readable] = readableField(field);
  if (!readable) throw noSuchType(field.type);
  return readable;
}
