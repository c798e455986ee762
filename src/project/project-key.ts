/** What a project's key may be: Jira's rules, with the digits and the underscore that it allows. */
const pattern = /^[A-Z][A-Z0-9_]+$/;
const most = 10;

/** Names of devices: no file can be called so on Windows, where people export and check out what keys name. */
const devices = /^(?:CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])$/;

/** Why `key` cannot be a key, in Jira's words; null: it can. */
export function keyProblem(key: string): string | null {
  if (key.length > most) return `The project key must not exceed ${most} characters in length.`;
  if (!pattern.test(key)) {
    return 'Project keys must start with an uppercase letter, followed by one or more uppercase alphanumeric characters.';
  }
  return devices.test(key) ? `The project key '${key}' is a reserved word of an operating system.` : null;
}
