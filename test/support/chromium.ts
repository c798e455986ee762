/** The browser that tests drive: the machine's own Chromium. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * The path of Chromium's program. Where the machine has none, null: tests in a browser are then skipped by name,
 * `describe.skipIf(chromium() === null)('… in a browser', …)`. Under CI a skip would hide a gap, so it throws.
 */
export function chromium(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(existsSync);
  if (found !== undefined) return found;
  if (process.env.CI === 'true')
    throw new Error('Tests in a browser may not be skipped under CI: no Chromium');
  return null;
}
