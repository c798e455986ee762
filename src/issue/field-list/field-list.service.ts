import type { Ctx } from '../../context.ts';
import { requireAudience } from '../../workflow/audience.service.ts';
import type { SystemField } from '../fields/field.ts';
import { systemFields } from '../fields/system-fields.ts';

/** The fields that clients are told of. @throws 401 for an anonymous visitor who may see nothing here */
export async function listFields(ctx: Ctx): Promise<SystemField[]> {
  await requireAudience(ctx);
  return systemFields.filter((field) => field.listed !== false);
}
