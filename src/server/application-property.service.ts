/** Jira's application properties: what may be changed takes effect at once, and outlives the program. */
import { record } from '../audit/audit.service.ts';
import { type ChangeableSetting, environmentName, flagName, isHeld, settings } from '../config.ts';
import { type Ctx, transact } from '../context.ts';
import * as errors from './application-property.errors.ts';
import {
  type ApplicationProperty,
  applicationProperties,
  findProperty,
  fitsKeyFilter,
  type ReadProperty,
} from './application-property.ts';
import { changeSetting, readSetting } from './setting.service.ts';

const levels = ['SYSADMIN', 'SYSADMIN_ONLY', 'ADMIN'] as const;

/** @throws AppError 404 */
export function getProperty(ctx: Ctx, key: string): ReadProperty {
  const property = findProperty(key);
  if (!property) throw errors.noSuchProperty(key);
  return readNow(ctx, property);
}

/**
 * @param level Jira's EditPermissionLevel: what system administrators may change, what only they may, what
 *   administrators may
 * @throws AppError 400 where there is no such level
 */
export function listProperties(ctx: Ctx, asked: { level?: string; keyFilter?: string }): ReadProperty[] {
  const { level = 'SYSADMIN', keyFilter = '' } = asked;
  if (!levels.some((one) => one === level)) throw errors.unknownLevel(levels);
  return applicationProperties
    .filter((property) => level === 'SYSADMIN' || property.level === level)
    .filter((property) => fitsKeyFilter(property.key, keyFilter))
    .map((property) => readNow(ctx, property));
}

export const listAdvanced = (ctx: Ctx): ReadProperty[] =>
  applicationProperties.filter((property) => property.advanced).map((property) => readNow(ctx, property));

/**
 * Changes a property.
 * @throws AppError 400 where it cannot be changed or not to this value, 403 where only a system administrator may, 404
 */
export async function changeProperty(
  ctx: Ctx,
  key: string,
  value: string | undefined,
): Promise<ReadProperty> {
  const { property, value: before, heldBy } = getProperty(ctx, key);
  if (property.level === 'SYSADMIN_ONLY' && !ctx.actor.may('SYSTEM_ADMIN')) {
    throw errors.systemAdministratorsOnly(key);
  }
  if (value === undefined) throw errors.valueNeeded();
  if (!property.problem) throw errors.cannotChange(key);
  if (heldBy !== null) throw errors.saidAtStart(heldBy);
  const problem = property.problem(value);
  if (problem) throw errors.unfitValue(problem);
  await transact(ctx, async (tx) => {
    await changeSetting(tx, key, value);
    await record(tx, {
      category: 'system',
      action: 'application-property-changed',
      summary: 'Application property changed',
      object: { type: 'application property', id: key, name: property.name },
      changed: [{ fieldName: key, changedFrom: before, changedTo: value }],
    });
  });
  return readNow(ctx, property);
}

const readNow = (ctx: Ctx, property: ApplicationProperty): ReadProperty => ({
  property,
  heldBy: property.setting ? holders(ctx, property.setting.name) : null,
  value: property.read(ctx.config, readSetting(ctx, property.key)),
  standard: property.standard ?? (property.setting ? settings[property.setting.name].standard : ''),
});

const holders = ({ config }: Ctx, name: ChangeableSetting): readonly string[] | null =>
  isHeld(config, name) ? [`--${flagName(name)}`, environmentName(name)] : null;
