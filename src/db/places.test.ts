import { describe, expect, it } from 'vitest';
import { Places } from './places.ts';

const of = (owner: string, gone?: AbortSignal) => ({ owner, within: 60_000, gone });

describe('Places', () => {
  it('leaves one to others', async () => {
    const places = new Places(3);
    const entered: string[] = [];
    const enter = async (owner: string) => {
      const leave = await places.take(of(owner));
      entered.push(owner);
      return leave;
    };
    const leaves = [enter('a'), enter('a'), enter('a'), enter('b')];
    const [leave] = await Promise.all([leaves[0], leaves[1], leaves[3]]);
    expect(entered).toEqual(['a', 'a', 'b']);
    leave?.();
    await leaves[2];
    expect(entered).toEqual(['a', 'a', 'b', 'a']);
  });

  it('serves a single owner where there is one place only', async () => {
    const places = new Places(1);
    const leave = await places.take(of('a'));
    const second = places.take(of('a'));
    leave();
    (await second)();
  });

  it('forgets who has gone away or waited too long', async () => {
    const places = new Places(1);
    const leave = await places.take(of('a'));
    const controller = new AbortController();
    const gone = places.take(of('b', controller.signal));
    const late = places.take({ owner: 'c', within: 1 });
    const last = places.take(of('d'));
    controller.abort();
    await expect(gone).rejects.toMatchObject({ why: 'gone' });
    await expect(late).rejects.toMatchObject({ why: 'busy' });
    await expect(places.take(of('e', AbortSignal.abort()))).rejects.toMatchObject({ why: 'gone' });
    leave();
    (await last)();
  });
});
