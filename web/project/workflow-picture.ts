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

export interface Line {
  readonly id: string;
  readonly path: string;
  readonly names: readonly string[];
  readonly at: Point;
}

interface Point {
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
 * One line for each pair of boxes and direction, with the names of all its steps. Two that go to and fro bend away from
 * each other; one that passes a box between its ends bends around it.
 */
export function linesOf(nodes: readonly Node[], edges: readonly Edge[]): Line[] {
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
    const names = [...new Set([first, ...more].map(({ name }) => name))];
    const { path, along } = from === to ? loop(from) : curve(from, to, nodes);
    const at = freePlace(along, names, taken);
    taken.push(boxOf(at, names));
    return [{ id, names, path, at }];
  });
}

interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

const LETTER = 6.6;
export const LINE = 15;

/** What the names take up around their place. */
function boxOf({ x, y }: Point, names: readonly string[]): Box {
  const width = Math.max(...names.map((name) => name.length)) * LETTER;
  return { x: x - width / 2, y: y - 10, width, height: names.length * LINE + 4 };
}

const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The middle of a line, or a place further along it where no other words and no box are. */
function freePlace(along: (share: number) => Point, names: readonly string[], taken: readonly Box[]): Point {
  const shares = [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8, 0.15, 0.85];
  const free = shares.find((share) => !taken.some((box) => meet(box, boxOf(along(share), names))));
  return along(free ?? 0.5);
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
export function frameOf(nodes: readonly Node[], lines: readonly Line[]) {
  const points = [
    ...nodes.flatMap(({ x, y, width, height }) => [
      { x, y },
      { x: x + width, y: y + height },
    ]),
    ...lines.flatMap(({ at, names }) => {
      const wide = Math.max(...names.map((name) => name.length)) * (LETTER / 2);
      return [
        { x: at.x - wide, y: at.y - 10 },
        { x: at.x + wide, y: at.y + LINE * names.length },
      ];
    }),
  ];
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs) - 16, Math.min(...ys) - 16];
  return { left, top, width: Math.max(...xs) + 16 - left, height: Math.max(...ys) + 16 - top };
}
