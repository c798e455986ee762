import { versionRef } from '../../../project/version/version.present.ts';
import { queries } from './custom-clause.ts';
import type { CustomType } from './custom-type.ts';
import { several } from './several.ts';
import { readVersion, toldVersions } from './version-choice.ts';

/** Version Picker (multiple versions). */
export const multiversion: CustomType = {
  key: 'multiversion',
  schema: { type: 'array', items: 'version' },
  searchers: ['versionsearcher'],
  query: () => queries.version,
  choices: ['versions'],
  ...several(readVersion),
  present: (values, { links }) =>
    values.flatMap(({ version }) => (version ? [versionRef(version, links)] : [])),
  tell: toldVersions,
  allowedValues: ({ choices }, { links }) =>
    choices.versions.filter((one) => !one.archived).map((one) => versionRef(one, links)),
};
