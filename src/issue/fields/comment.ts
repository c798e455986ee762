import { type AppError, invalidField } from '../../kernel/app-error.ts';
import { readNewComment } from '../comment/comment.input.ts';
import { presentComment } from '../comment/comment.present.ts';
import type { CommentStep } from '../draft.ts';
import { markupHtml } from '../rendering/markup-html.ts';
import { operators } from './clause.ts';
import type { Operation, SystemField } from './field.ts';
import { isObject } from './input.ts';
import { instantText } from './instant.ts';

export const comment: SystemField = {
  id: 'comment',
  name: 'Comment',
  schema: { type: 'comments-page', system: 'comment' },
  navigable: false,
  orderable: true,
  searchable: true,
  clauses: [
    {
      names: ['comment'],
      operand: 'text',
      operators: operators.textNeverEmpty,
      stored: { in: 'text', texts: [], comments: true, custom: false },
    },
  ],
  needs: ['comments'],
  present: ({ comments }, view) => page(comments.map((one) => presentComment(one, view.links, view.zone))),
  render: ({ comments, expanded }, view) =>
    page(
      comments.map((one) => ({
        ...presentComment(one, view.links, view.zone),
        body: markupHtml(one.body, expanded.surroundings),
        created: instantText(one.created, view),
        updated: instantText(one.updated, view),
      })),
    ),
  input: {
    operations: ['add', 'edit', 'remove'],
    on: ['edit'],
    always: ['edit'],
    apply: (draft, operation, value) => ({ comments: [...draft.comments, readStep(operation, value)] }),
  },
};

/** All comments stand in the bean: the page is as long as the list. */
const page = (comments: readonly unknown[]) => ({
  comments,
  maxResults: comments.length,
  total: comments.length,
  startAt: 0,
});

function readStep(operation: Operation, value: unknown): CommentStep {
  if (operation === 'add') return { do: 'add', comment: readNewComment(value) };
  if (!isObject(value) || !/^\d{1,15}$/.test(String(value.id))) throw withoutId();
  const id = Number(value.id);
  return operation === 'remove' ? { do: 'remove', id } : { do: 'edit', id, comment: readNewComment(value) };
}

const withoutId = (): AppError => invalidField('comment', "expected Object containing an 'id' property");
