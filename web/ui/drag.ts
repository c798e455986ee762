/** Dragging with the mouse or a finger: the library is loaded beside the page, which works without it. */
type Adapter = typeof import('@atlaskit/pragmatic-drag-and-drop/element/adapter');

let loading: Promise<Adapter> | null = null;

/** @param attach once the library is there, unless it was stopped before @returns how to stop it */
export function whenDraggable(attach: (loaded: Adapter) => () => void): () => void {
  let over = false;
  let stop = () => {};
  loading ??= import('@atlaskit/pragmatic-drag-and-drop/element/adapter');
  void loading.then((loaded) => {
    if (!over) stop = attach(loaded);
  });
  return () => {
    over = true;
    stop();
  };
}
