/** Placing statuses in a picture: by the mouse, by a finger, by the arrow keys. And drawing transitions between them. */
import { useDebouncedCallback } from '@mantine/hooks';
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useState } from 'react';
import type { frameOf, Node, Point } from './picture.ts';

export interface PictureEdit {
  /** Node of the status that was chosen; null: none. */
  readonly chosen: string | null;
  onStatus(id: string): void;
  onTransition(id: number): void;
  onRemoveStatus(id: string): void;
  onRemoveTransition(id: number): void;
  onPlace(id: string, place: Point): void;
  /** A line was drawn from a status to a status. */
  onDraw(from: string, to: string): void;
}

const GRID = 10;
const KEY_STEP = 20;
/** Less is a click of an unsteady hand. */
const LEAST = 4;

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -KEY_STEP, y: 0 },
  ArrowRight: { x: KEY_STEP, y: 0 },
  ArrowUp: { x: 0, y: -KEY_STEP },
  ArrowDown: { x: 0, y: KEY_STEP },
};

type Frame = ReturnType<typeof frameOf>;

interface Drag {
  readonly id: string;
  readonly kind: 'box' | 'line';
  readonly start: Point;
  readonly now: Point;
  /** The picture does not grow under the hand that holds a part of it. */
  readonly frame: Frame;
}

const onGrid = (value: number): number => Math.round(value / GRID) * GRID;

/** @param edit null: nothing can be moved */
export function usePlacing(
  nodes: readonly Node[],
  edit: PictureEdit | null,
  canvas: RefObject<SVGSVGElement | null>,
) {
  const [drag, setDrag] = useState<Drag | null>(null);
  /** Where statuses were put, until the server has said so too. */
  const [put, setPut] = useState<Readonly<Record<string, Point>>>({});
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the server says replaces what was put
  useEffect(() => setPut({}), [nodes]);
  const keep = useDebouncedCallback((id: string, place: Point) => edit?.onPlace(id, place), 500);

  const pointOf = (event: PointerEvent): Point => {
    const matrix = canvas.current?.getScreenCTM()?.inverse();
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
    return { x, y };
  };
  const far = ({ start, now }: Drag): boolean => Math.hypot(now.x - start.x, now.y - start.y) > LEAST;
  const places = nodes.map((node) => {
    const place = put[node.id] ?? node;
    const moving = drag?.kind === 'box' && drag.id === node.id && far(drag);
    const by = moving ? { x: drag.now.x - drag.start.x, y: drag.now.y - drag.start.y } : { x: 0, y: 0 };
    return { ...node, x: place.x + by.x, y: place.y + by.y };
  });
  const at = ({ x, y }: Point): Node | undefined =>
    places.find(
      (one) =>
        one.kind === 'status' &&
        x >= one.x &&
        x <= one.x + one.width &&
        y >= one.y &&
        y <= one.y + one.height,
    );
  const begin = (id: string, kind: Drag['kind'], frame: Frame) => (event: PointerEvent<SVGElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const start = pointOf(event);
    setDrag({ id, kind, start, now: start, frame });
  };
  const follow = (event: PointerEvent) => {
    if (drag) setDrag({ ...drag, now: pointOf(event) });
  };
  const end = () => {
    setDrag(null);
    if (!drag || !edit) return;
    if (drag.kind === 'line') {
      const target = at(drag.now);
      if (target && far(drag)) edit.onDraw(drag.id, target.id);
      return;
    }
    const node = places.find(({ id }) => id === drag.id);
    if (!node || !far(drag)) return edit.onStatus(drag.id);
    const place = { x: onGrid(node.x), y: onGrid(node.y) };
    setPut({ ...put, [drag.id]: place });
    edit.onPlace(drag.id, place);
  };
  const press = (node: Node) => (event: KeyboardEvent) => {
    const step = arrows[event.key];
    if (step) {
      const place = { x: onGrid(node.x + step.x), y: onGrid(node.y + step.y) };
      setPut({ ...put, [node.id]: place });
      keep(node.id, place);
    } else if (event.key === 'Enter' || event.key === ' ') edit?.onStatus(node.id);
    else if (event.key === 'Delete') edit?.onRemoveStatus(node.id);
    else return;
    event.preventDefault();
  };
  const pulled = drag?.kind === 'line' ? nodes.find(({ id }) => id === drag.id) : undefined;
  return {
    nodes: places,
    held: drag?.frame ?? null,
    drawn:
      drag && pulled
        ? `M${pulled.x + pulled.width} ${pulled.y + pulled.height / 2}L${drag.now.x} ${drag.now.y}`
        : null,
    of: (node: Node, frame: Frame) => {
      const moves = { onPointerMove: follow, onPointerUp: end, onPointerCancel: () => setDrag(null) };
      return {
        box: {
          onPointerDown: begin(node.id, 'box', frame),
          onKeyDown: press(node),
          onBlur: keep.flush,
          ...moves,
        },
        handle: { onPointerDown: begin(node.id, 'line', frame), ...moves },
      };
    },
  };
}
