import { invalidField } from '../../../kernel/app-error.ts';
import { projectRef } from '../../../project/project.present.ts';
import { operators } from '../clause.ts';
import { isObject } from '../input.ts';
import type { CustomType } from './custom-type.ts';
import { single } from './single.ts';

/** Project Picker: among the projects that the caller may browse; of a hidden one a reader learns nothing. */
export const project: CustomType = {
  key: 'project',
  schema: { type: 'project' },
  searchers: ['projectsearcher'],
  query: () => ({ operand: 'project', operators: operators.equalListedOrEmpty, column: 'project_id' }),
  choices: ['projects'],
  ...single((value, { key, choices }) => {
    const [id, name] = isObject(value) ? [value.id, value.key] : [undefined, undefined];
    if (typeof id === 'string' || typeof id === 'number') {
      const found = choices.projects.find((one) => String(one.id) === String(id));
      if (!found) throw invalidField(key, `Project id '${String(id).slice(0, 255)}' is not valid`);
      return { projectId: found.id };
    }
    if (typeof name !== 'string') {
      throw invalidField(key, "Could not find valid 'id' or 'key' in project object.");
    }
    const found = choices.projects.find((one) => one.key === name.trim().toUpperCase());
    if (!found) throw invalidField(key, `Project key '${name.slice(0, 255)}' is not valid`);
    return { projectId: found.id };
  }),
  present: ([value], { links }) => (value?.project ? projectRef(value.project, links) : null),
  // Everybody who sees the issue reads its history, and not everybody sees every project: its name is added when it is
  // read (changelog.service.ts).
  tell: ([value]) => ({ value: String(value?.projectId), string: String(value?.projectId) }),
  allowedValues: ({ choices }, { links }) => choices.projects.map((one) => projectRef(one, links)),
};
