/** Somebody who asks every few ms who they are, in a process of their own: what else is measured must not hold them up. */
import { setTimeout as wait } from 'node:timers/promises';
import { clientOf } from './client.ts';

const PAUSE = 5;

type Message = { watch: { base: string; cookie: string } } | { stop: true };

const times: number[] = [];
let over = false;

process.on('message', async (message: Message) => {
  if ('stop' in message) {
    over = true;
    return;
  }
  const { base, cookie } = message.watch;
  const call = clientOf(`${base}/auth/1`, '', cookie);
  over = false;
  times.length = 0;
  while (!over) {
    times.push((await call('GET', '/session')).ms);
    await wait(PAUSE);
  }
  process.send?.(times);
});
