/** Gadgets in the hand: the library is loaded once somebody arranges a dashboard. */
import { whenDraggable } from '../ui/drag.ts';
import type { Position } from './dashboard.ts';

const isGadget = (data: Record<string | symbol, unknown>): boolean => typeof data.gadget === 'string';

export const attachGadget = (element: HTMLElement, handle: HTMLElement, id: string): (() => void) =>
  whenDraggable(({ draggable }) =>
    draggable({ element, dragHandle: handle, getInitialData: () => ({ gadget: id }) }),
  );

/** @param place where a gadget would stand that is dropped; `upper`: above the middle of the element */
export const attachPlace = (element: HTMLElement, place: (upper: boolean) => Position): (() => void) =>
  whenDraggable(({ dropTargetForElements }) =>
    dropTargetForElements({
      element,
      canDrop: ({ source }) => isGadget(source.data),
      getData({ input }) {
        const { top, height } = element.getBoundingClientRect();
        return { ...place(input.clientY < top + height / 2) };
      },
    }),
  );

export const watchGadgets = (
  onOver: (place: Position | null) => void,
  onDrop: (id: string, place: Position | null) => void,
): (() => void) =>
  whenDraggable(({ monitorForElements }) => {
    const placeOf = (targets: readonly { data: Record<string | symbol, unknown> }[]) => {
      const data = targets[0]?.data;
      return data ? { row: Number(data.row), column: Number(data.column) } : null;
    };
    return monitorForElements({
      canMonitor: ({ source }) => isGadget(source.data),
      onDrag: ({ location }) => onOver(placeOf(location.current.dropTargets)),
      onDrop({ source, location }) {
        onOver(null);
        onDrop(String(source.data.gadget), placeOf(location.current.dropTargets));
      },
    });
  });
