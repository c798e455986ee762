/** A workflow as a picture is drawn from: nodes and edges with places, in a grid of columns by distance. Pure. */
import type { Position, Transition, WorkflowDefinition } from '../../workflow/definition/workflow.ts';
import type { Status } from '../../workflow/status/status.ts';

export interface DiagramNode extends Position {
  /** Id of a status; `initial`: where issues come from; `any 11`: whatever status, for the global transition 11. */
  readonly id: string;
  readonly kind: 'initial' | 'any' | 'status';
  readonly name: string;
  /** Key of the status category. */
  readonly category: string | null;
  readonly width: number;
  readonly height: number;
}

export interface DiagramEdge {
  readonly transitionId: number;
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

export interface Diagram {
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

export const box = { width: 160, height: 44 } as const;
const dot = { width: 24, height: 24 } as const;
const pill = { width: 48, height: 24 } as const;
const apart = { x: 260, y: 110 } as const;

/** @param statuses by id */
export function diagramOf(
  { steps, transitions }: WorkflowDefinition,
  statuses: ReadonlyMap<number, Status>,
): Diagram {
  const columns = new Map<number, number>();
  const distances = distancesIn(
    transitions,
    steps.map(({ statusId }) => statusId),
  );
  const nodes: DiagramNode[] = steps.map(({ statusId, position }) => {
    const column = distances.get(statusId) ?? 0;
    const row = columns.get(column) ?? 0;
    columns.set(column, row + 1);
    const status = statuses.get(statusId);
    return {
      id: String(statusId),
      kind: 'status',
      name: status?.name ?? String(statusId),
      category: status?.category.key ?? null,
      ...(position ?? { x: (column + 1) * apart.x, y: row * apart.y }),
      ...box,
    };
  });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const edges: DiagramEdge[] = [];
  for (const transition of transitions) {
    const node = beside(transition, byId, edges);
    if (node) nodes.push(node);
    edges.push(...edgesOf(transition, node));
  }
  return { nodes, edges };
}

/** @param beside where an initial or a global one starts from */
function edgesOf({ id, name, from, to }: Transition, beside: DiagramNode | null): DiagramEdge[] {
  const sources = beside ? [beside.id] : (from as readonly number[]).map(String);
  return sources.map((one) => ({ transitionId: id, name, from: one, to: to === 'same' ? one : String(to) }));
}

/** Where an initial or a global transition starts from: left of where the first leads, above where the other does. */
function beside(
  { id, from, to }: Transition,
  byId: ReadonlyMap<string, DiagramNode>,
  before: readonly DiagramEdge[],
): DiagramNode | null {
  if (typeof from !== 'string') return null;
  const target = byId.get(String(to));
  const place = target ?? { x: 0, y: -apart.y };
  if (from === 'initial') {
    return {
      id: 'initial',
      kind: 'initial',
      name: '',
      category: null,
      ...dot,
      x: place.x - 140,
      y: place.y + 10,
    };
  }
  const others = before.filter((edge) => edge.to === String(to) && edge.from.startsWith('any')).length;
  return {
    id: `any ${id}`,
    kind: 'any',
    name: 'Any',
    category: null,
    ...pill,
    x: place.x + others * 56,
    y: place.y - 58,
  };
}

/** How many transitions each status is from where issues begin; what cannot be reached comes last. */
function distancesIn(transitions: readonly Transition[], statusIds: readonly number[]): Map<number, number> {
  const distances = new Map<number, number>();
  let reached = transitions.flatMap(({ from, to }) => (from === 'initial' && to !== 'same' ? [to] : []));
  for (let distance = 0; reached.length > 0; distance += 1) {
    for (const id of reached) distances.set(id, distance);
    const now = new Set(reached);
    const next = transitions.flatMap(({ from, to }) =>
      Array.isArray(from) && to !== 'same' && from.some((id) => now.has(id)) ? [to] : [],
    );
    reached = [...new Set(next)].filter((id) => !distances.has(id));
  }
  const last = Math.max(0, ...distances.values()) + 1;
  const global = new Set(transitions.flatMap(({ from, to }) => (from === 'any' ? [to] : [])));
  for (const id of statusIds) if (!distances.has(id)) distances.set(id, global.has(id) ? 1 : last);
  return distances;
}
