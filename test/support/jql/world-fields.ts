/** The world's custom fields: one of every type, some that are not everywhere, and two pairs that share a name. */
import type { Client } from '../server.ts';
import { type Dice, must } from './world.ts';

const prefix = 'com.atlassian.jira.plugin.system.customfieldtypes:';

interface Made {
  name: string;
  type: string;
  /** Only there. */
  projects?: string[];
  issueTypes?: string[];
  exact?: true;
  options?: string[];
  /** Where the field is in the end: values that issues elsewhere were given lie there still. */
  finally?: string;
}

export const fields: readonly Made[] = [
  { name: 'Story points', type: 'float' },
  { name: 'Shipped', type: 'datepicker' },
  { name: 'Happened', type: 'datetime' },
  { name: 'Nickname', type: 'textfield' },
  { name: 'Notes', type: 'textarea' },
  { name: 'Home', type: 'url' },
  { name: 'Code', type: 'textfield', exact: true },
  { name: 'Colour', type: 'select', options: ['Red', 'Green', 'Deep blue', '7'] },
  { name: 'Way', type: 'radiobuttons', options: ['Up', 'Down'] },
  { name: 'Sizes', type: 'multiselect', options: ['S', 'M', 'L'] },
  { name: 'Boxes', type: 'multicheckboxes', options: ['One', 'Two'] },
  { name: 'Place', type: 'cascadingselect', options: ['Europe', 'Asia', 'None'] },
  { name: 'Tester', type: 'userpicker' },
  { name: 'Reviewers', type: 'multiuserpicker' },
  { name: 'Team', type: 'grouppicker' },
  { name: 'Teams', type: 'multigrouppicker' },
  { name: 'Target project', type: 'project' },
  { name: 'Seen in', type: 'version' },
  { name: 'Needed in', type: 'multiversion' },
  { name: 'Tags', type: 'labels' },
  { name: 'Odd "field" name', type: 'float' },
  { name: 'Severity', type: 'float' },
  { name: 'severity', type: 'select', options: ['1', '2'] },
  { name: 'Remark', type: 'textfield' },
  { name: 'remark', type: 'textarea' },
  { name: 'Only side', type: 'textfield', projects: ['SIDE'] },
  { name: 'Steps', type: 'float', projects: ['TEST'], issueTypes: ['Bug'] },
  { name: 'Mood', type: 'select', projects: ['DARK'], options: ['Gloomy'] },
  { name: 'Former', type: 'textfield', projects: ['SIDE'], finally: 'CLUB' },
];

/** Places behind `Europe` and `Asia`. */
export const secondChoices: Readonly<Record<string, readonly string[]>> = {
  Europe: ['Paris', 'Rome', 'none'],
  Asia: ['Tokyo', 'Rome'],
  None: [],
};

export async function makeFields(admin: Client): Promise<void> {
  const types = (await admin.get('/rest/api/2/issuetype')).body as { id: string; name: string }[];
  for (const { name, type, projects = [], issueTypes = [], exact, options = [] } of fields) {
    const projectIds: number[] = [];
    for (const key of projects)
      projectIds.push(Number((await admin.get(`/rest/api/2/project/${key}`)).body.id));
    const made = await must(
      admin.post('/rest/api/2/field', {
        name,
        type: prefix + type,
        ...(exact && { searcherKey: `${prefix}exacttextsearcher` }),
        ...(projects.length > 0 && { projectIds }),
        ...(issueTypes.length > 0 && {
          issueTypeIds: types.filter((one) => issueTypes.includes(one.name)).map(({ id }) => id),
        }),
      }),
      `field ${name}`,
    );
    await must(admin.post(`/rest/api/2/screens/addToDefault/${made.body.id}`), `screen of ${name}`);
    if (options.length > 0) await addOptions(admin, made.body.id, options, type === 'cascadingselect');
  }
}

/** Takes fields away from where they were. */
export async function moveFields(admin: Client): Promise<void> {
  const known = (await admin.get('/rest/api/2/field')).body as { id: string; name: string }[];
  for (const { name, finally: project } of fields) {
    if (project === undefined) continue;
    const id = known.find((one) => one.name === name)?.id;
    const url = `/rest/api/2/field/${id}/context`;
    const [before] = (await admin.get(url)).body.values;
    const projectIds = [Number((await admin.get(`/rest/api/2/project/${project}`)).body.id)];
    await must(admin.post(url, { name: 'From now on', projectIds }), `context of ${name}`);
    await must(admin.delete(`${url}/${before.id}`), `former context of ${name}`);
  }
}

async function addOptions(
  admin: Client,
  field: string,
  values: readonly string[],
  cascading: boolean,
): Promise<void> {
  const contexts = await admin.get(`/rest/api/2/field/${field}/context`);
  const url = `/rest/api/2/field/${field}/context/${contexts.body.values[0].id}/option`;
  const made = await must(
    admin.post(url, { options: values.map((value) => ({ value })) }),
    `options of ${field}`,
  );
  if (!cascading) return;
  for (const { id, value } of made.body.options as { id: string; value: string }[]) {
    const options = (secondChoices[value] ?? []).map((one) => ({ value: one, optionId: id }));
    if (options.length > 0) await must(admin.post(url, { options }), `behind ${value}`);
  }
}

/** A value to send; undefined: none. @param texts what texts are made of */
export function valueFor(
  { type, options = [] }: Made,
  dice: Dice,
  texts: () => string,
  versions: readonly string[],
): unknown {
  const option = () => ({ value: dice.pick(options) });
  const person = () => ({ name: dice.pick(['fred', 'wilma', 'zoe', 'admin', 'order']) });
  const group = () => ({ name: dice.pick(['devs', 'Größe team', 'jira-administrators']) });
  switch (type) {
    case 'float':
      return dice.pick([3, 0.5, -8, 1, 2, 100, 0]);
    case 'datepicker':
      return dice.pick(['2024-01-31', '2024-02-29', '2024-03-10', '2024-04-01']);
    case 'datetime':
      return dice.pick(['2024-03-10T10:00:00.000+0000', '2024-02-29T05:30:00.000+0000']);
    case 'textfield':
    case 'textarea':
      return texts();
    case 'url':
      return dice.pick(['https://example.com/a?b=c', 'https://example.com']);
    case 'select':
    case 'radiobuttons':
      return option();
    case 'multiselect':
    case 'multicheckboxes':
      return options.filter(() => dice.once(2)).map((value) => ({ value }));
    case 'cascadingselect': {
      const value = dice.pick(options);
      const behind = secondChoices[value] ?? [];
      return behind.length === 0 || dice.once(3) ? { value } : { value, child: { value: dice.pick(behind) } };
    }
    case 'userpicker':
      return person();
    case 'multiuserpicker':
      return [person()];
    case 'grouppicker':
      return group();
    case 'multigrouppicker':
      return [group()];
    case 'project':
      return { key: dice.pick(['SIDE', 'DARK', 'TEST']) };
    case 'version':
      return versions.length === 0 ? undefined : { name: dice.pick(versions) };
    case 'multiversion':
      return dice.some(versions).map((name) => ({ name }));
    case 'labels':
      return dice.some(['Hot', 'hot', 'cold', 'ice-cold']);
    default:
      return undefined;
  }
}
