/** Every type of custom field, by its key. */
import { typePrefix } from '../../../field/custom-field/custom-field.ts';
import { cascadingselect } from './cascadingselect.ts';
import type { CustomType } from './custom-type.ts';
import { datepicker } from './datepicker.ts';
import { datetime } from './datetime.ts';
import { float } from './float.ts';
import { grouppicker } from './grouppicker.ts';
import { labels } from './labels.ts';
import { multicheckboxes } from './multicheckboxes.ts';
import { multigrouppicker } from './multigrouppicker.ts';
import { multiselect } from './multiselect.ts';
import { multiuserpicker } from './multiuserpicker.ts';
import { multiversion } from './multiversion.ts';
import { project } from './project.ts';
import { radiobuttons } from './radiobuttons.ts';
import { readonlyfield } from './readonlyfield.ts';
import { select } from './select.ts';
import { textarea } from './textarea.ts';
import { textfield } from './textfield.ts';
import { url } from './url.ts';
import { userpicker } from './userpicker.ts';
import { version } from './version.ts';

export const customTypes: readonly CustomType[] = [
  textfield,
  textarea,
  readonlyfield,
  url,
  float,
  datepicker,
  datetime,
  select,
  radiobuttons,
  multiselect,
  multicheckboxes,
  cascadingselect,
  userpicker,
  multiuserpicker,
  grouppicker,
  multigrouppicker,
  project,
  version,
  multiversion,
  labels,
];

const byKey = new Map(customTypes.map((type) => [typePrefix + type.key, type]));

/** @param key the whole type key */
export const customType = (key: string): CustomType | undefined => byKey.get(key);
