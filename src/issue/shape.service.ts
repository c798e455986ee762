import type { Ctx } from '../context.ts';
import { listCustomFields } from '../field/custom-field/custom-field.service.ts';
import { readableField } from './fields/custom/custom-field.ts';
import { asksForCustom, type IssueShape, issueShape, type ShapeRequest } from './shape.ts';

/** What the actor asked for. Which custom fields an issue has, and may be told to have, its project and type decide. */
export async function shapeFor(ctx: Ctx, request: ShapeRequest): Promise<IssueShape> {
  const custom = asksForCustom(request) ? await listCustomFields(ctx) : [];
  return issueShape(request, { zone: ctx.actor.timeZone, now: ctx.now }, custom.flatMap(readableField));
}
