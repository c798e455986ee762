import type { ServerResponse } from 'node:http';

/** Tells when a client has gone away before its answer was sent. Made only for those who ask. */
export function goneWith(answer: ServerResponse): () => AbortSignal {
  let controller: AbortController | null = null;
  return () => {
    if (controller) return controller.signal;
    const made = new AbortController();
    controller = made;
    const look = (): void => {
      if (!answer.writableFinished) made.abort();
    };
    if (answer.closed) look();
    else answer.once('close', look);
    return made.signal;
  };
}
