/** Texts as people write them, near enough: few words often, many words seldom, the same in every run. */

const common =
  'login session cookie page button report export search filter board sprint version release error slow crash timeout mobile browser server index user password cache token account invoice order payment customer upload download menu dialog table column field value list detail update delete create import mail link file image permission project issue comment after before when while cannot should does show save open close click start stop fail return missing wrong empty new old first last again always never'.split(
    ' ',
  );
const beginnings = 'con de re per trans inter pro sub an ul mar tel vor kal zen bri dra fel gor hin'.split(
  ' ',
);
const middles = 'ta li ro ne sa mu ki po ve du'.split(' ');
const ends = 'tor ning ment ble sor cal dex gram port ster'.split(' ');

/** Words by how often they are used, the most frequent first: 80 of everyday, 2000 that are names of things. */
const vocabulary = [
  ...common,
  ...beginnings.flatMap((a) => middles.flatMap((b) => ends.map((c) => a + b + c))),
];

/** Numbers from 0 to 1 that look random and are the same in every run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The word at `rank` is used about 1/rank as often as the first (Zipf). */
const word = (random: number): string => vocabulary[Math.floor(vocabulary.length ** random) - 1] ?? 'login';

export function sentenceOf(seed: number, length: number): string {
  const next = numbers(seed);
  return Array.from({ length }, () => word(next())).join(' ');
}
