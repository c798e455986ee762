import { fieldKey } from '../../../field/custom-field/custom-field.ts';
import { userRef } from '../../../people/user/user.present.ts';
import { mentionedPeople } from '../person.ts';
import { queries } from './custom-clause.ts';
import type { CustomType } from './custom-type.ts';
import { itemsOf, several } from './several.ts';
import { noSuchUser, readUser, toldUsers } from './user.ts';

/** User Picker (multiple users). */
export const multiuserpicker: CustomType = {
  key: 'multiuserpicker',
  schema: { type: 'array', items: 'user' },
  searchers: ['userpickergroupsearcher', 'userpickersearcher'],
  query: () => queries.user,
  choices: ['users'],
  mentions: (value) => itemsOf(value).flatMap(mentionedPeople),
  ...several((value, facts, before) => {
    const user = readUser(value, facts, before);
    if (!user) throw noSuchUser(facts.key, '');
    return user;
  }),
  present: (values, { links }) => values.flatMap(({ user }) => (user ? [userRef(user, links)] : [])),
  tell: toldUsers,
  autoCompleteUrl: (links, { id }) => links.to(`/rest/api/1.0/users/picker?fieldName=${fieldKey(id)}&query=`),
};
