/** The diagram of a workflow, or of its draft. */
import type { Ctx } from '../../context.ts';
import { listStatuses } from '../../workflow/status/status.service.ts';
import { type Diagram, diagramOf } from './diagram.ts';
import { readDraft, readShown } from './workflow-edit.service.ts';

/** @throws AppError 404, also for a draft that is not there */
export async function readDiagram(ctx: Ctx, id: string, mode: 'live' | 'draft' = 'live'): Promise<Diagram> {
  const { workflow } = await readShown(ctx, id);
  const { definition } = mode === 'draft' ? (await readDraft(ctx, id)).draft : workflow;
  const statuses = new Map((await listStatuses(ctx)).map((status) => [status.id, status]));
  return diagramOf(definition, statuses);
}
