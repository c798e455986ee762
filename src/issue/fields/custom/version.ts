import { versionRef } from '../../../project/version/version.present.ts';
import { queries } from './custom-clause.ts';
import type { CustomType } from './custom-type.ts';
import { single } from './single.ts';
import { readVersion, toldVersions } from './version-choice.ts';

/** Version Picker (single version). */
export const version: CustomType = {
  key: 'version',
  schema: { type: 'version' },
  searchers: ['versionsearcher'],
  query: () => queries.version,
  choices: ['versions'],
  ...single(readVersion),
  present: ([value], { links }) => (value?.version ? versionRef(value.version, links) : null),
  tell: toldVersions,
  allowedValues: ({ choices }, { links }) =>
    choices.versions.filter((one) => !one.archived).map((one) => versionRef(one, links)),
};
