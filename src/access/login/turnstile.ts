/**
 * Lets no more attempts at one name run side by side than it has failures left before the CAPTCHA. Without it a
 * hundred guesses sent at once would all be looked at before the first of them is counted.
 */
interface Gate {
  inside: number;
  /** Attempts that are inside or wait: the gate goes when the last one has left. */
  present: number;
  /** How many have left: what was asked before somebody left no longer holds. */
  left: number;
  waiting: (() => void)[];
}

/** By user id, or by the name that nobody has: guesses at both are let in alike, or their number would tell which is which. */
export type Turnstile = Map<number | string, Gate>;

export const makeTurnstile = (): Turnstile => new Map();

/**
 * Runs `attempt` when there is room.
 * @param room how many may be inside at once, asked anew each time somebody leaves; one always may
 */
export async function passTurnstile<T>(
  turnstile: Turnstile,
  who: number | string,
  room: () => Promise<number>,
  attempt: () => Promise<T>,
): Promise<T> {
  const gate = turnstile.get(who) ?? { inside: 0, present: 0, left: 0, waiting: [] };
  turnstile.set(who, gate);
  gate.present++;
  try {
    await enter(gate, room);
    try {
      return await attempt();
    } finally {
      gate.inside--;
      gate.left++;
      for (const wake of gate.waiting.splice(0)) wake();
    }
  } finally {
    if (--gate.present === 0) turnstile.delete(who);
  }
}

async function enter(gate: Gate, room: () => Promise<number>): Promise<void> {
  for (;;) {
    const left = gate.left;
    const most = gate.inside === 0 ? 1 : await room();
    if (left !== gate.left) continue;
    if (gate.inside < most) {
      gate.inside++;
      return;
    }
    await new Promise<void>((resolve) => gate.waiting.push(resolve));
  }
}
