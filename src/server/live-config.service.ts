/** The configuration of a running program: what administrators may change in it follows what they set. */
import { type Config, changeable, changed, type SettingChanges } from '../config.ts';

const derived = ['captchaAfter', 'secureBaseUrl'] as const;
const changers = new WeakMap<Config, (changes: SettingChanges) => void>();

/** @param given what the program was started with */
export function liveConfig(given: Config): Config {
  let current = given;
  const live = { ...given };
  for (const name of [...changeable, ...derived]) {
    Object.defineProperty(live, name, { enumerable: true, get: () => current[name] });
  }
  changers.set(live, (changes) => {
    current = changed(given, changes);
  });
  return Object.freeze(live);
}

/**
 * Puts changes over what a live configuration started with; what is not among them is as it was at the start.
 * @throws ConfigError where a value cannot be read; nothing changes then
 */
export const changeConfig = (live: Config, changes: SettingChanges): void => changers.get(live)?.(changes);
