import type { SystemField } from './field.ts';

/** A column of the navigator that has no value in REST. */
export const thumbnail: SystemField = {
  id: 'thumbnail',
  name: 'Images',
  navigable: true,
  orderable: false,
  searchable: false,
  clauses: [],
};
