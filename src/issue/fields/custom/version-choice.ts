/** How version pickers read versions of the project and tell of them. */
import { invalidField } from '../../../kernel/app-error.ts';
import type { StoredValue } from '../../custom-value.ts';
import { choose, readReference } from '../input.ts';
import type { Facts, Told } from './custom-type.ts';

/** Archived ones may stay, not come. */
export function readVersion(
  value: unknown,
  { key, choices }: Facts,
  before: readonly StoredValue[],
): StoredValue {
  const reference = readReference(value);
  if (!reference) throw invalidField(key, "Could not find valid 'id' or 'name' in version object.");
  const open = choices.versions.filter(
    (one) => !one.archived || before.some(({ versionId }) => versionId === one.id),
  );
  const found = choose(open, reference);
  if (found) return { versionId: found.id };
  const what = reference.id === undefined ? `name '${reference.name}'` : `id '${reference.id}'`;
  throw invalidField(key, `Version ${what.slice(0, 255)} is not valid`);
}

export function toldVersions(values: readonly StoredValue[], { choices }: Facts): Told {
  const names = values.map(
    ({ versionId }) => choices.versions.find((one) => one.id === versionId)?.name ?? '',
  );
  return { value: values.map((one) => one.versionId).join(', '), string: names.join(', ') };
}
