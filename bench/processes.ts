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
        child.once('message', (answer) => resolve(answer as never));
        child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
        child.send(message);
      }),
    stop: () => void child.kill('SIGKILL'),
  };
}
