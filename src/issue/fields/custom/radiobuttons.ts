import type { CustomType } from './custom-type.ts';
import { select } from './select.ts';

/** Radio Buttons: a select that looks otherwise. */
export const radiobuttons: CustomType = { ...select, key: 'radiobuttons', searchers: ['radiosearcher'] };
