/** Tessera in a process of its own, which also tells how long its event loop was held up. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { assemble } from '../src/app.ts';
import { readConfig, type SettingName } from '../src/config.ts';

const delay = monitorEventLoopDelay({ resolution: 1 });

type Message = { start: Partial<Record<SettingName, string>> } | { watch: true } | { report: true };

process.on('message', async (message: Message) => {
  if ('start' in message) {
    const app = await assemble(readConfig(message.start));
    await app.server.listen({ host: '127.0.0.1', port: 0 });
    process.send?.((app.server.server.address() as { port: number }).port);
  } else if ('watch' in message) {
    delay.reset();
    delay.enable();
    process.send?.(true);
  } else {
    // The histogram counts from the timer's own resolution (1 ms).
    process.send?.({ p99: delay.percentile(99) / 1e6 - 1, rss: process.memoryUsage().rss });
  }
});
