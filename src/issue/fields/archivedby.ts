import { userRef } from '../../people/user/user.present.ts';
import type { SystemField } from './field.ts';

/** Who archived an archived issue; null: somebody who is gone. Others do not have the field. */
export const archivedby: SystemField = {
  id: 'archivedby',
  name: 'Archiver',
  schema: { type: 'user', system: 'archivedby' },
  navigable: true,
  orderable: false,
  searchable: true,
  clauses: [],
  needs: ['archiver'],
  isOn: ({ archived }) => archived !== null,
  present: ({ archived, archiver }, { links }) =>
    archived === null ? undefined : archiver && userRef(archiver, links),
};
