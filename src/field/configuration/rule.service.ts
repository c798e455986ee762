import type { Ctx } from '../../context.ts';
import { type FieldRules, toRules } from './configuration.ts';
import { listRules, listRulesOf } from './rule.store.ts';

/** What a configuration says of fields. */
export const fieldRules = async (ctx: Pick<Ctx, 'db'>, configurationId: number): Promise<FieldRules> =>
  toRules(await listRules(ctx.db, configurationId));

/** The same for several configurations, in one query. */
export const fieldRulesOf = async (
  ctx: Pick<Ctx, 'db'>,
  configurationIds: readonly number[],
): Promise<ReadonlyMap<number, FieldRules>> =>
  new Map([...(await listRulesOf(ctx.db, configurationIds))].map(([id, rules]) => [id, toRules(rules)]));
