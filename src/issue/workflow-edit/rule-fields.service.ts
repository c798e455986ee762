/** What there is for a definition to name, read for one check. */
import type { Ctx } from '../../context.ts';
import { listCustomFields } from '../../field/custom-field/custom-field.service.ts';
import { fieldKey } from '../../field/custom-field/custom-field.ts';
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
    fields: await ruleFields(ctx),
  };
}

async function ruleFields(ctx: Ctx): Promise<Map<string, RuleField>> {
  const found = new Map<string, RuleField>();
  for (const field of systemFields) {
    const one = ruleFieldOf(field, field.input !== undefined);
    if (one) found.set(field.id, one);
  }
  for (const custom of await listCustomFields(ctx)) {
    const settable = (customType(custom.type)?.operations.length ?? 0) > 0;
    for (const field of readableField(custom)) {
      const one = ruleFieldOf(field, settable);
      if (one) found.set(fieldKey(custom.id), one);
    }
  }
  return found;
}
