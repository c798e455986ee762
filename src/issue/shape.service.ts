import type { Ctx } from '../context.ts';
import { listCustomFields } from '../field/custom-field/custom-field.service.ts';
import type { CustomField } from '../field/custom-field/custom-field.ts';
import { readableField } from './fields/custom/custom-field.ts';
import type { IssueField } from './fields/field.ts';
import { asksForCustom, type IssueShape, issueShape, type ShapeRequest } from './shape.ts';

const readable = new WeakMap<readonly CustomField[], IssueField[]>();

/** The list of custom fields is the same one until something is committed. */
function readableFields(custom: readonly CustomField[]): readonly IssueField[] {
  const fields = readable.get(custom) ?? custom.flatMap(readableField);
  readable.set(custom, fields);
  return fields;
}

/** What the actor asked for. Which custom fields an issue has, and may be told to have, its project and type decide. */
export async function shapeFor(ctx: Ctx, request: ShapeRequest): Promise<IssueShape> {
  const custom = asksForCustom(request) ? await listCustomFields(ctx) : [];
  return issueShape(request, { zone: ctx.actor.timeZone, now: ctx.now }, readableFields(custom));
}
