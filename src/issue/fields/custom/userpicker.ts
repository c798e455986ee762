import { fieldKey } from '../../../field/custom-field/custom-field.ts';
import { userRef } from '../../../people/user/user.present.ts';
import { mentionedPeople } from '../person.ts';
import { queries } from './custom-clause.ts';
import type { CustomType } from './custom-type.ts';
import { single } from './single.ts';
import { readUser, toldUsers } from './user.ts';

/** User Picker (single user). */
export const userpicker: CustomType = {
  key: 'userpicker',
  schema: { type: 'user' },
  searchers: ['userpickergroupsearcher', 'userpickersearcher'],
  query: () => queries.user,
  choices: ['users'],
  mentions: mentionedPeople,
  ...single(readUser),
  present: ([value], { links }) => (value?.user ? userRef(value.user, links) : null),
  tell: toldUsers,
  autoCompleteUrl: (links, { id }) => links.to(`/rest/api/1.0/users/picker?fieldName=${fieldKey(id)}&query=`),
};
