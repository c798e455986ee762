/** Where lines and words of a workflow's picture lie. Pure. */
export interface Node {
  readonly id: string;
  readonly kind: 'initial' | 'any' | 'status';
  readonly name: string;
  readonly category: string | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Edge {
  readonly transitionId: number;
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** A line between two boxes, and the transitions that take it. */
export interface Line {
  readonly id: string;
  readonly path: string;
  readonly transitions: readonly { readonly id: number; readonly name: string }[];
  /** Middle of the first name. */
  readonly at: Point;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const middle = ({ x, y, width, height }: Node): Point => ({ x: x + width / 2, y: y + height / 2 });

/** Where the way from the middle of a box to a point leaves the box. */
function border(node: Node, to: Point): Point {
  const from = middle(node);
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  if (dx === 0 && dy === 0) return from;
  const share = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : node.width / 2 / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : node.height / 2 / Math.abs(dy),
  );
  return { x: from.x + dx * share, y: from.y + dy * share };
}

/**
 * One line for each pair of boxes and direction, with the names of all its transitions. Two that go to and fro bend away
 * from each other; one that passes a box between its ends bends around it.
 * @param spacing from one name to the next below it
 */
export function linesOf(nodes: readonly Node[], edges: readonly Edge[], spacing: number): Line[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const pairs = new Map<string, Edge[]>();
  for (const edge of edges) {
    const pair = `${edge.from}>${edge.to}`;
    pairs.set(pair, [...(pairs.get(pair) ?? []), edge]);
  }
  const taken: Box[] = nodes.map(({ x, y, width, height }) => ({ x, y, width, height }));
  return [...pairs].flatMap(([id, [first, ...more]]) => {
    const from = byId.get(first?.from ?? '');
    const to = byId.get(first?.to ?? '');
    if (!first || !from || !to) return [];
    const transitions = [first, ...more].map(({ transitionId, name }) => ({ id: transitionId, name }));
    const { path, along } = from === to ? loop(from) : curve(from, to, nodes);
    const size = sizeOf(transitions, spacing);
    const at = freePlace(along, size, taken);
    taken.push(boxOf(at, size));
    return [{ id, transitions, path, at }];
  });
}

type Box = Point & Size;

const LETTER = 6.6;

interface Size {
  readonly width: number;
  readonly height: number;
}

const sizeOf = (transitions: Line['transitions'], spacing: number): Size => ({
  width: Math.max(...transitions.map(({ name }) => widthOf(name))),
  height: transitions.length * spacing + 4,
});

/** About what a name takes up. */
export const widthOf = (name: string): number => name.length * LETTER;

/** What names take up around their place. */
const boxOf = ({ x, y }: Point, { width, height }: Size): Box => ({
  x: x - width / 2,
  y: y - 10,
  width,
  height,
});

/** How much of two boxes lies over one another. */
const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

const shares = [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8, 0.15, 0.85];

/** The middle of a line, or the place along it where names cover the least of other words and of boxes. */
function freePlace(along: (share: number) => Point, size: Size, taken: readonly Box[]): Point {
  const covered = shares.map((share) => {
    const box = boxOf(along(share), size);
    return taken.reduce((sum, other) => sum + overlap(box, other), 0);
  });
  return along(shares[covered.indexOf(Math.min(...covered))] ?? 0.5);
}

interface Way {
  readonly path: string;
  /** @param share 0: where it begins, 1: where it ends */
  along(share: number): Point;
}

function loop({ x, y, width }: Node): Way {
  const [left, right, top] = [x + width * 0.35, x + width * 0.65, y - 34];
  const path = `M${left} ${y} C${left} ${top} ${right} ${top} ${right} ${y}`;
  return { path, along: (share) => ({ x: left + (right - left) * share, y: top }) };
}

function curve(from: Node, to: Node, nodes: readonly Node[]): Way {
  const [a, b] = [middle(from), middle(to)];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy) || 1;
  const passes = nodes.some((one) => one !== from && one !== to && isBetween(middle(one), a, b));
  const bend = from.kind === 'status' ? (passes ? 74 : 22) : 0;
  // To the left of the way: to and fro are on different sides.
  const bow = {
    x: (a.x + b.x) / 2 + (dy / length) * bend * 2,
    y: (a.y + b.y) / 2 - (dx / length) * bend * 2,
  };
  const [start, end] = [border(from, bow), border(to, bow)];
  const between = (one: number, bent: number, other: number, t: number) =>
    (1 - t) ** 2 * one + 2 * t * (1 - t) * bent + t ** 2 * other;
  return {
    path: `M${start.x} ${start.y} Q${bow.x} ${bow.y} ${end.x} ${end.y}`,
    along: (t) => ({ x: between(start.x, bow.x, end.x, t), y: between(start.y, bow.y, end.y, t) }),
  };
}

function isBetween(point: Point, a: Point, b: Point): boolean {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy) || 1;
  const along = ((point.x - a.x) * dx + (point.y - a.y) * dy) / length;
  const beside = Math.abs((point.x - a.x) * dy - (point.y - a.y) * dx) / length;
  return along > 40 && along < length - 40 && beside < 40;
}

/** What the picture takes up, with room for words at its edges. */
export function frameOf(nodes: readonly Node[], lines: readonly Line[], spacing: number) {
  const boxes = [...nodes, ...lines.map(({ at, transitions }) => boxOf(at, sizeOf(transitions, spacing)))];
  const [xs, ys] = [
    boxes.flatMap(({ x, width }) => [x, x + width]),
    boxes.flatMap(({ y, height }) => [y, y + height]),
  ];
  const [left, top] = [Math.min(...xs) - 16, Math.min(...ys) - 16];
  return { left, top, width: Math.max(...xs) + 16 - left, height: Math.max(...ys) + 16 - top };
}
