import type { Command } from './command.ts';

/** Every command, in the order in which `tessera help` lists them. */
export const commands: readonly Command[] = [];
