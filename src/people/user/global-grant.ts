/** Never given to everyone on the network, whatever a row in the database says. */
export const neverAnyone: ReadonlySet<string> = new Set(['ADMINISTER', 'SYSTEM_ADMIN', 'USE']);

/** What these grants come to: SYSTEM_ADMIN brings ADMINISTER. */
export function grantsHeld(permissions: Iterable<string>): ReadonlySet<string> {
  const held = new Set(permissions);
  if (held.has('SYSTEM_ADMIN')) held.add('ADMINISTER');
  return held;
}
