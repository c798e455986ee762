import { channel } from 'node:diagnostics_channel';

/** For tests and benches that count statements: of each read that runs in another process {sql, parameters}. */
export const longReadChannel = 'tessera.long-read';

const reads = channel(longReadChannel);

export function tellOfLongRead(sql: string, parameters: readonly unknown[]): void {
  if (reads.hasSubscribers) reads.publish({ sql, parameters });
}
