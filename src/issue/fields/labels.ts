import { invalidField } from '../../kernel/app-error.ts';
import { changed } from './change.ts';
import { operators } from './clause.ts';
import type { SystemField } from './field.ts';
import { readArray, withItem, withoutItem } from './input.ts';
import { readLabel } from './label.ts';

const MOST = 1000;

export const labels: SystemField = {
  id: 'labels',
  name: 'Labels',
  schema: { type: 'array', items: 'string', system: 'labels' },
  navigable: true,
  orderable: true,
  searchable: true,
  clauses: [
    {
      names: ['labels'],
      operand: 'label',
      operators: operators.equalListedOrEmpty,
      stored: { in: 'rows', table: 'issue_label', column: 'label_lower' },
      sort: { by: 'label' },
    },
  ],
  needs: ['labels'],
  present: (issue) => issue.labels,
  input: {
    operations: ['add', 'set', 'remove'],
    on: ['create', 'edit'],
    isEmpty: (draft) => draft.labels.length === 0,
    apply(draft, operation, value) {
      if (operation === 'add') return { labels: limited(withItem(draft.labels, readLabel('labels', value))) };
      if (operation === 'remove') return { labels: withoutItem(draft.labels, readLabel('labels', value)) };
      return {
        labels: limited([...new Set(readArray('labels', value).map((one) => readLabel('labels', one)))]),
      };
    },
    changes(before, after) {
      const tell = (list: readonly string[]) => ({ value: null, string: list.toSorted().join(' ') });
      const [from, to] = [tell(before.labels), tell(after.labels)];
      return from.string === to.string ? [] : [changed('labels', 'labels', from, to)];
    },
    autoCompleteUrl: (links) => links.to('/rest/api/1.0/labels/suggest?query='),
  },
};

function limited(list: readonly string[]): readonly string[] {
  if (list.length > MOST) throw invalidField('labels', `An issue can have at most ${MOST} labels.`);
  return list;
}
