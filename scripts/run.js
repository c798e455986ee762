/** Runs other programs so that signals, output and exit codes pass through. */
import { spawn } from 'node:child_process';
import os from 'node:os';

/** An impatient Ctrl-C arrives twice within moments: once from the terminal, once from npm. */
const SAME_PRESS_MS = 1000;

/**
 * Becomes another program. Where the operating system's exec is within reach it takes this process's place: no
 * second process, and every signal arrives once. Else it runs as a child in a session of its own, which hears of
 * signals only from here; its end is this process's end.
 */
export function become(program, args, options) {
  const env = Object.assign({}, process.env, options && options.env);
  if (typeof process.execve === 'function') process.execve(program, [program].concat(args), env);
  const child = spawn(program, args, { detached: true, env, stdio: 'inherit' });
  child.on('error', (error) => {
    console.error(`${program} does not run: ${error.message}`);
    process.exit(127);
  });
  forwardSignals(child);
  child.on('exit', endAs);
}

/** Runs a program to its end; resolves to its exit code (128 + number where a signal ended it, as shells have it). */
export function run(program, args, options) {
  return new Promise((resolve) => {
    const child = spawn(program, args, Object.assign({ stdio: 'inherit' }, options));
    child.on('error', (error) => {
      console.error(`${program} does not run: ${error.message}`);
      resolve(127);
    });
    child.on('exit', (code, signal) => resolve(signal === null ? code : 128 + os.constants.signals[signal]));
  });
}

function forwardSignals(child) {
  const last = {};
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      const now = Date.now();
      if (now - (last[signal] || 0) > SAME_PRESS_MS) child.kill(signal);
      last[signal] = now;
    });
  }
}

function endAs(code, signal) {
  if (signal === null) process.exit(code);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}
