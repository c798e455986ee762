import type { CustomType } from './custom-type.ts';
import { multiselect } from './multiselect.ts';

/** Checkboxes: a list of several choices that looks otherwise. */
export const multicheckboxes: CustomType = {
  ...multiselect,
  key: 'multicheckboxes',
  searchers: ['checkboxsearcher'],
};
