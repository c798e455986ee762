/** Load, from wrk in a process of its own (Debian package `wrk`): bounded in time, and to this machine only. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Load {
  url: string;
  headers?: Record<string, string>;
  seconds: number;
  connections: number;
}

export interface Outcome {
  perSecond: number;
  /** ms */
  p99: number;
}

/** @throws where an answer was not 2xx: a bench of errors says nothing */
export async function load({ url, headers = {}, seconds, connections }: Load): Promise<Outcome> {
  const flags = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const { stdout } = await run('wrk', [
    '-t1',
    `-c${connections}`,
    `-d${seconds}s`,
    '--latency',
    // A slow answer counts as slow; wrk would call it an error after two seconds.
    '--timeout',
    '60s',
    ...flags,
    url,
  ]);
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`wrk met errors at ${url}:\n${stdout}`);
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
  return { perSecond, p99: milliseconds(/99%\s+([\d.]+)(us|ms|s)/.exec(stdout)) };
}

function milliseconds(match: RegExpExecArray | null): number {
  const unit = { us: 0.001, ms: 1, s: 1000 }[match?.[2] as 'ms'] ?? Number.NaN;
  return Number(match?.[1]) * unit;
}
