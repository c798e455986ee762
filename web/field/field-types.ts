/** Which type of field a schema means. */
import { cascading } from './cascading.tsx';
import { checkboxes } from './checkboxes.tsx';
import { date } from './date.tsx';
import { datetime } from './datetime.tsx';
import type { FieldSchema, FieldType } from './field.ts';
import { group } from './group.tsx';
import { issueType } from './issue-type.tsx';
import { labels } from './labels.tsx';
import { multiGroup } from './multi-group.tsx';
import { multiSelect } from './multi-select.tsx';
import { multiUser } from './multi-user.tsx';
import { number } from './number.tsx';
import { priority } from './priority.tsx';
import { project } from './project.tsx';
import { radio } from './radio.tsx';
import { select } from './select.tsx';
import { text } from './text.tsx';
import { timeTracking } from './time-tracking.tsx';
import { url } from './url.tsx';
import { user } from './user.tsx';
import { versions } from './versions.tsx';
import { wiki } from './wiki.tsx';

/** By the id of a system field, or what stands behind the colon of a custom field's type. */
const byName: Readonly<Record<string, FieldType>> = {
  description: wiki,
  environment: wiki,
  textarea: wiki,
  labels,
  url,
  timetracking: timeTracking,
  radiobuttons: radio,
  multicheckboxes: checkboxes,
};

const byType: Readonly<Record<string, FieldType>> = {
  string: text,
  number,
  date,
  datetime,
  user,
  group,
  project,
  priority,
  issuetype: issueType,
  option: select,
  version: select,
  resolution: select,
  securitylevel: select,
  'option-with-child': cascading,
};

const byItems: Readonly<Record<string, FieldType>> = {
  option: multiSelect,
  component: multiSelect,
  version: versions,
  user: multiUser,
  group: multiGroup,
  string: labels,
};

/** @returns null: there is no editor of that kind (comments, links, attachments have their own places) */
export function fieldTypeOf({ type, items, system, custom }: FieldSchema): FieldType | null {
  const name = custom === undefined ? system : custom.slice(custom.lastIndexOf(':') + 1);
  const named = name === undefined ? undefined : byName[name];
  if (named) return named;
  return (type === 'array' ? byItems[items ?? ''] : byType[type]) ?? null;
}
