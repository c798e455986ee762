import { describe, expect, it } from 'vitest';
import { makeTurnstile, passTurnstile } from './turnstile.ts';

/** A promise, and what settles it. */
function gate() {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe('The turnstile before a login', () => {
  it('asks for the room anew where somebody left while it was being asked', async () => {
    const turnstile = makeTurnstile();
    const limit = 3;
    let failures = 0;
    const slow = gate();
    let questions = 0;
    const room = async (): Promise<number> => {
      const answer = limit - failures;
      if (++questions === 3) await slow.opened;
      return answer;
    };
    const doors = Array.from({ length: 4 }, gate);
    let looked = 0;
    const attempts = doors.map((door) =>
      passTurnstile(turnstile, 1, room, async () => {
        if (failures >= limit) return;
        looked++;
        await door.opened;
        failures++;
      }),
    );
    await new Promise((resolve) => setImmediate(resolve));
    doors[0]?.open();
    await attempts[0];
    slow.open();
    await new Promise((resolve) => setImmediate(resolve));
    for (const door of doors) door.open();
    await Promise.all(attempts);
    expect(looked).toBe(limit);
  });
});
