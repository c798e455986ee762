import { groupRef } from '../../../people/group/group.present.ts';
import { queries } from './custom-clause.ts';
import type { CustomType } from './custom-type.ts';
import { mentionedGroup, noSuchGroup, readGroup, toldGroups } from './group.ts';
import { itemsOf, several } from './several.ts';

/** Group Picker (multiple groups). */
export const multigrouppicker: CustomType = {
  key: 'multigrouppicker',
  schema: { type: 'array', items: 'group' },
  searchers: ['grouppickersearcher'],
  query: () => queries.group,
  choices: ['groups'],
  mentionsGroups: (value) => itemsOf(value).flatMap(mentionedGroup),
  ...several((value, facts) => {
    const group = readGroup(value, facts);
    if (!group) throw noSuchGroup(facts.key, '');
    return group;
  }),
  present: (values, { links }) => values.flatMap(({ group }) => (group ? [groupRef(group, links)] : [])),
  tell: toldGroups,
};
