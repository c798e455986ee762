/** What there is for a definition to name, read for one check. */
import type { Ctx } from '../../context.ts';
import { listCustomFields } from '../../field/custom-field/custom-field.service.ts';
import { listScreens } from '../../field/screen/screen.service.ts';
import { findGroupByName } from '../../people/group/group.service.ts';
import { projectPermissions } from '../../permission/permission.ts';
import { listRoles } from '../../permission/role/role.service.ts';
import {
  type DefinitionWorld,
  groupsMentioned,
  type RuleField,
} from '../../workflow/definition/definition-world.ts';
import { listResolutions } from '../../workflow/resolution/resolution.service.ts';
import { listStatuses } from '../../workflow/status/status.service.ts';
import { readableField } from '../fields/custom/custom-field.ts';
import { customType } from '../fields/custom/custom-types.ts';
import type { IssueField } from '../fields/field.ts';
import { systemFields } from '../fields/system-fields.ts';
import { ruleFieldOf } from './rule-field.ts';

/** @param value the definition that is to be checked, whatever it is */
export async function definitionWorld(ctx: Ctx, value: unknown): Promise<DefinitionWorld> {
  const ids = (list: readonly { id: number }[]) => new Set(list.map(({ id }) => id));
  const groups = new Set<string>();
  for (const name of groupsMentioned(value)) {
    // Conditions compare whole names: another case is another name.
    if ((await findGroupByName(ctx, name))?.name === name) groups.add(name);
  }
  return {
    statusIds: ids(await listStatuses(ctx)),
    resolutionIds: ids(await listResolutions(ctx)),
    roleIds: ids(await listRoles(ctx)),
    screenIds: ids(await listScreens(ctx, '')),
    groups,
    permissions: new Set(projectPermissions.map(({ key }) => key)),
    fields: new Map((await listRuleFields(ctx)).map(({ field, rule }) => [field.id, rule])),
  };
}

/** The fields that rules can name: first the system's, then the custom ones. */
export async function listRuleFields(ctx: Ctx): Promise<{ field: IssueField; rule: RuleField }[]> {
  const custom = (await listCustomFields(ctx)).flatMap((one) => {
    const settable = (customType(one.type)?.operations.length ?? 0) > 0;
    return readableField(one).map((field) => ({ field, settable }));
  });
  return [
    ...systemFields.map((field) => ({ field, settable: field.input !== undefined })),
    ...custom,
  ].flatMap(({ field, settable }) => {
    const rule = ruleFieldOf(field, settable);
    return rule ? [{ field, rule }] : [];
  });
}
