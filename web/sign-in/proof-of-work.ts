/** The browser works instead of its user, who cannot read the picture (decision 0002). */
import { get } from '../kernel/api.ts';
import { proofWorker } from '../kernel/place.ts';

interface Challenge {
  readonly parameters: object;
  readonly signature: string;
}

/** About where the counter that is looked for lies. */
export const mostTries = 600;

/**
 * @param onTry told how far it is
 * @param signal ends the work
 * @returns for `captchaProof`
 */
export async function proveWork(onTry: (tries: number) => void, signal: AbortSignal): Promise<string> {
  const challenge = await get<Challenge>('/captcha/proof', { atDoor: true, signal });
  const step = Math.max(1, Math.min(4, navigator.hardwareConcurrency || 1));
  const workers: Worker[] = [];
  try {
    const solution = await new Promise<unknown>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      for (let first = 0; first < step; first++) {
        const worker = new Worker(proofWorker());
        workers.push(worker);
        worker.onerror = reject;
        worker.onmessage = ({ data }: MessageEvent<{ solution?: unknown; counter: number }>) =>
          data.solution === undefined ? onTry(data.counter) : resolve(data.solution);
        worker.postMessage({ parameters: challenge.parameters, first, step });
      }
    });
    return JSON.stringify({ challenge, solution });
  } finally {
    for (const worker of workers) worker.terminate();
  }
}
