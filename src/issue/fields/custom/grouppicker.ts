import { groupRef } from '../../../people/group/group.present.ts';
import type { CustomType } from './custom-type.ts';
import { mentionedGroup, readGroup, toldGroups } from './group.ts';
import { single } from './single.ts';

/** Group Picker (single group). */
export const grouppicker: CustomType = {
  key: 'grouppicker',
  schema: { type: 'group' },
  searchers: ['grouppickersearcher'],
  choices: ['groups'],
  mentionsGroups: mentionedGroup,
  ...single(readGroup),
  present: ([value], { links }) => (value?.group ? groupRef(value.group, links) : null),
  tell: toldGroups,
};
