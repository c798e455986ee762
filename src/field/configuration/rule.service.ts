import type { Ctx } from '../../context.ts';
import { type FieldRules, toRules } from './configuration.ts';
import { listRules } from './rule.store.ts';

/** What a configuration says of fields. */
export const fieldRules = async (ctx: Pick<Ctx, 'db'>, configurationId: number): Promise<FieldRules> =>
  toRules(await listRules(ctx.db, configurationId));
