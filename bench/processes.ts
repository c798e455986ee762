import { type ChildProcess, fork } from 'node:child_process';

export interface Remote<Answer> {
  ask<A = Answer>(message: object): Promise<A>;
  readonly process: ChildProcess;
  stop(): void;
}

/** A script of bench/ in a process of its own, asked by messages. */
export function remote<Answer>(script: string): Remote<Answer> {
  const child = fork(new URL(script, import.meta.url), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return {
    process: child,
    ask: (message) =>
      new Promise((resolve, reject) => {
        const ended = (code: number | null): void => reject(new Error(`${script} ended with ${code}`));
        child.once('message', (answer) => {
          child.off('exit', ended);
          resolve(answer as never);
        });
        child.once('exit', ended);
        child.send(message);
      }),
    stop: () => void child.kill('SIGKILL'),
  };
}
