/** Dragging cards with the mouse or a finger. */
import { whenDraggable } from '../ui/drag.ts';

/** Where a card would be put: into a column, directly before an issue (null: at the end). */
export interface Place {
  readonly statusId: string;
  readonly before: string | null;
}

/** @param next key of the card below it in its column; null: it is the last */
export const attachCard = (
  element: HTMLElement,
  of: { key: string; statusId: string; next: string | null },
  canDrop: (key: string, statusId: string) => boolean,
): (() => void) =>
  whenDraggable(({ draggable, dropTargetForElements }) => {
    const stops = [
      draggable({ element, getInitialData: () => ({ key: of.key }) }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => canDrop(String(source.data.key), of.statusId),
        getData({ input }) {
          const { top, height } = element.getBoundingClientRect();
          const upper = input.clientY < top + height / 2;
          return { statusId: of.statusId, before: upper ? of.key : of.next };
        },
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  });

export const attachColumn = (
  element: HTMLElement,
  statusId: string,
  canDrop: (key: string, statusId: string) => boolean,
): (() => void) =>
  whenDraggable(({ dropTargetForElements }) =>
    dropTargetForElements({
      element,
      canDrop: ({ source }) => canDrop(String(source.data.key), statusId),
      getData: () => ({ statusId, before: null }),
    }),
  );

export interface DragEvents {
  onLift(key: string): void;
  onOver(place: Place | null): void;
  /** @param place null: beside every column that allows it */
  onDrop(key: string, place: Place | null): void;
}

export const watchDrags = (events: DragEvents): (() => void) =>
  whenDraggable(({ monitorForElements }) => {
    const placeOf = (location: {
      current: { dropTargets: { data: Record<string | symbol, unknown> }[] };
    }) => {
      const data = location.current.dropTargets[0]?.data;
      return data
        ? { statusId: String(data.statusId), before: (data.before as string | null) ?? null }
        : null;
    };
    return monitorForElements({
      canMonitor: ({ source }) => typeof source.data.key === 'string',
      onDragStart: ({ source }) => events.onLift(String(source.data.key)),
      onDrag: ({ location }) => events.onOver(placeOf(location)),
      onDropTargetChange: ({ location }) => events.onOver(placeOf(location)),
      onDrop: ({ source, location }) => events.onDrop(String(source.data.key), placeOf(location)),
    });
  });
