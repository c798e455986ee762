import { Worker } from 'node:worker_threads';

/** For a program that was begun beside another (sqlite-beside.ts): it ends when that one does. */
export function endWithParent(): void {
  process.on('disconnect', () => process.exit(0));
  // A statement keeps this thread from hearing that; where the parent died in the middle of one, nobody else would end it.
  const watch = `const { ppid, pid } = process;
    setInterval(() => process.ppid === ppid || process.kill(pid, 'SIGKILL'), 1000);`;
  new Worker(watch, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref();
  // A terminal sends these to everybody in it; the parent says when its requests are served.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
}
