/** Which members of an object, or of lists in it under the list's own name, are looked for. */
export type IsWanted = (name: string, value: unknown) => boolean;

/** The places of what is wanted within plain data, as errors name them: `transitions[1].conditions[0].group`. */
export const placesOf = (value: unknown, isWanted: IsWanted): string[] =>
  placesWithin(value, '', '', isWanted);

function placesWithin(value: unknown, name: string, path: string, isWanted: IsWanted): string[] {
  if (isWanted(name, value)) return [path];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value))
    return value.flatMap((one, at) => placesWithin(one, name, `${path}[${at}]`, isWanted));
  return Object.entries(value).flatMap(([member, one]) =>
    placesWithin(one, member, path === '' ? member : `${path}.${member}`, isWanted),
  );
}
