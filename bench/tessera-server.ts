/** Tessera in a process of its own, which also tells how long its event loop was held up and what SQL it ran. */
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { assemble } from '../src/app.ts';
import { readConfig, type SettingName } from '../src/config.ts';
import { traceStatements } from '../test/support/statements.ts';

const delay = monitorEventLoopDelay({ resolution: 1 });
const trace = traceStatements();

type Message =
  | { start: Partial<Record<SettingName, string>> }
  | { watch: true }
  | { report: true }
  | { trace: true }
  | { traced: true };

process.on('message', async (message: Message) => {
  if ('start' in message) {
    const app = await assemble(readConfig(message.start));
    await app.server.listen({ host: '127.0.0.1', port: 0 });
    process.send?.((app.server.server.address() as { port: number }).port);
  } else if ('watch' in message) {
    delay.reset();
    delay.enable();
    process.send?.(true);
  } else if ('trace' in message) {
    trace.start();
    process.send?.(true);
  } else if ('traced' in message) {
    process.send?.(trace.stop());
  } else {
    // The histogram counts from the timer's own resolution (1 ms).
    process.send?.({
      p99: delay.percentile(99) / 1e6 - 1,
      rss: process.memoryUsage().rss,
      peak: peakMemory(),
    });
  }
});

/** Bytes: the most that was resident at any time. */
const peakMemory = (): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
