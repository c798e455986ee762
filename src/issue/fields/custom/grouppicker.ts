import { groupRef } from '../../../people/group/group.present.ts';
import { queries } from './custom-clause.ts';
import type { CustomType } from './custom-type.ts';
import { mentionedGroup, readGroup, toldGroups } from './group.ts';
import { single } from './single.ts';

/** Group Picker (single group). */
export const grouppicker: CustomType = {
  key: 'grouppicker',
  schema: { type: 'group' },
  searchers: ['grouppickersearcher'],
  query: () => queries.group,
  choices: ['groups'],
  mentionsGroups: mentionedGroup,
  ...single(readGroup),
  present: ([value], { links }) => (value?.group ? groupRef(value.group, links) : null),
  tell: toldGroups,
};
