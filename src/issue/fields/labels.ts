import { invalidField } from '../../kernel/app-error.ts';
import { changed } from './change.ts';
import { operators } from './clause.ts';
import type { SystemField } from './field.ts';
import { readArray, readString, withItem, withoutItem } from './input.ts';

const LIMIT = 255;
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
    apply(draft, operation, value) {
      if (operation === 'add') return { labels: limited(withItem(draft.labels, readLabel(value))) };
      if (operation === 'remove') return { labels: withoutItem(draft.labels, readLabel(value)) };
      return { labels: limited([...new Set(readArray('labels', value).map(readLabel))]) };
    },
    changes(before, after) {
      const tell = (list: readonly string[]) => ({ value: null, string: list.toSorted().join(' ') });
      const [from, to] = [tell(before.labels), tell(after.labels)];
      return from.string === to.string ? [] : [changed('labels', 'labels', from, to)];
    },
    autoCompleteUrl: (links) => links.to('/rest/api/1.0/labels/suggest?query='),
  },
};

function readLabel(value: unknown): string {
  const label = readString('labels', value).trim();
  if (label === '') throw invalidField('labels', 'The label must not be empty.');
  if (/\s/.test(label)) {
    throw invalidField('labels', `The label '${label.slice(0, LIMIT)}' contains spaces which is invalid.`);
  }
  if (label.length > LIMIT) {
    throw invalidField(
      'labels',
      `The label '${label.slice(0, 40)}…' exceeds the maximum length for single label (${LIMIT} characters).`,
    );
  }
  return label;
}

function limited(list: readonly string[]): readonly string[] {
  if (list.length > MOST) throw invalidField('labels', `An issue can have at most ${MOST} labels.`);
  return list;
}
