/** Rows of libraries whose calls all take one object: `room.operation`, what it is given, what is to come back. */
import { expect } from 'vitest';
import type { Any, Row } from './calls.ts';

/** What the rows work on and what they made so far, by names that they give it. */
export type Kept = Any;

/** `given`: the argument, or how it is made of what was kept. `check` looks into the answer, and may keep of it. */
export type Asked = readonly [
  given?: object | ((kept: Kept) => unknown),
  check?: (answer: Any, kept: Kept) => unknown,
];

/** @param at the library and what is kept, once the server runs */
export const ask = (at: () => { jira: Any; kept: Kept }, calls: Record<string, Asked>): Row[] =>
  Object.entries(calls).map(([name, [given, check]]) => ({
    name,
    async run() {
      const { kept } = at();
      const argument = typeof given === 'function' ? await given(kept) : given;
      const answer = await callOf(at().jira, name)(argument);
      await check?.(answer, kept);
      return answer;
    },
  }));

/** Calls that only have to be refused, or to be nowhere. */
export const askInVain = (
  at: () => { jira: Any; kept: Kept },
  reason: Pick<Row, 'absent' | 'refused' | 'unread'>,
  calls: Record<string, object | ((kept: Kept) => unknown)>,
): Row[] =>
  Object.entries(calls).map(([name, given]) => ({
    name,
    ...reason,
    run: () => callOf(at().jira, name)(typeof given === 'function' ? given(at().kept) : given),
  }));

/** All take a callback last; those that take nothing else are called with nothing. */
function callOf(jira: Any, name: string): (given: unknown) => unknown {
  const [room = '', operation = ''] = name.split('.');
  const takesNothing = jira[room][operation].length < 2;
  return (given) =>
    given === undefined && takesNothing ? jira[room][operation]() : jira[room][operation](given ?? {});
}

/** That the answer has at least this. */
export const has = (expected: object) => (answer: Any) => expect(answer).toMatchObject(expected);

/** That a list, or the list under `at`, has one whose member is of this value. */
export const lists = (member: string, value: unknown, at?: string) => (answer: Any) =>
  expect((at ? answer[at] : answer).map((one: Any) => one[member])).toContain(value);

/** That the answer has at least this, and keeps it. */
export const keeps =
  (name: string, expected: object = {}) =>
  (answer: Any, kept: Kept) => {
    expect(answer).toMatchObject(expected);
    kept[name] = answer;
  };
