import * as errors from './archive.errors.ts';

const MOST = 1000;

/**
 * The issues that a body names: a JSON list of keys, or the keys one a line or parted by commas.
 * @throws 400 where it names none, or too many
 */
export function readKeys(body: string): string[] {
  const keys = body.trimStart().startsWith('[') ? readJsonList(body) : body.split(/[\s,;]+/);
  const named = [...new Set(keys.map((key) => key.trim()).filter((key) => key !== ''))];
  if (named.length === 0) throw errors.nothingNamed();
  if (named.length > MOST) throw errors.tooMany(MOST);
  return named;
}

function readJsonList(body: string): string[] {
  let list: unknown;
  try {
    list = JSON.parse(body);
  } catch {
    throw errors.notAList();
  }
  if (!Array.isArray(list) || !list.every((one) => typeof one === 'string' && !one.includes('\0')))
    throw errors.notAList();
  return list as string[];
}

export interface Outcome {
  /** As it was sent. */
  readonly key: string;
  /** null: it is archived now. */
  readonly refused: string | null;
}

/** A line for each issue: `"TEST-1","archived"`. */
export const outcomeCsv = (outcomes: readonly Outcome[]): string =>
  outcomes.map(({ key, refused }) => `${quoted(key)},${quoted(refused ?? 'archived')}\r\n`).join('');

/** What was sent comes back shortened, and as no formula. */
const quoted = (text: string): string => {
  const short = text.slice(0, 255).replaceAll('"', '""');
  return /^\s*[=+\-@]/.test(short) ? `"'${short}"` : `"${short}"`;
};
