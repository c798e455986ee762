/** Reading links that a client sends: each function takes anything at all and answers, or refuses naming the member. */
import type { NewComment } from '../comment/comment.draft.ts';
import { readNewComment } from '../comment/comment.input.ts';
import { isObject } from '../fields/input.ts';
import * as errors from './link.errors.ts';
import type { Direction, LinkStep, TypeReference } from './link.ts';

export interface NewLink {
  readonly type: TypeReference;
  /** The source, id or key: it is the one that the comment goes to. */
  readonly inwardIssue: string;
  readonly outwardIssue: string;
  readonly comment: NewComment | null;
}

/** The body of POST /issueLink. */
export const readNewLink = (body: Readonly<Record<string, unknown>>): NewLink => ({
  type: readType(body.type, 'type'),
  inwardIssue: readIssue(body.inwardIssue, 'inwardIssue'),
  outwardIssue: readIssue(body.outwardIssue, 'outwardIssue'),
  comment: body.comment == null ? null : readNewComment(body.comment),
});

/** `{"type":{"name":"Blocks"},"outwardIssue":{"key":"X-1"}}`: a link from the issue that is written. */
export function readLinkStep(value: unknown): LinkStep {
  const link = isObject(value) ? value : {};
  const type = readType(link.type, 'issuelinks');
  const [inward, outward] = [link.inwardIssue != null, link.outwardIssue != null];
  if (inward === outward) throw errors.oneDirection();
  const direction: Direction = inward ? 'inward' : 'outward';
  return { type, direction, other: readIssue(link[`${direction}Issue`], 'issuelinks') };
}

function readType(value: unknown, field: string): TypeReference {
  if (!isObject(value)) throw errors.noLinkTypeGiven(field);
  const { id, name, inward, outward } = value;
  if (typeof id === 'string' || typeof id === 'number') return { id: String(id) };
  if (typeof name === 'string') return { name };
  if (typeof inward === 'string' || typeof outward === 'string') {
    return {
      ...(typeof inward === 'string' && { inward }),
      ...(typeof outward === 'string' && { outward }),
    };
  }
  throw errors.noLinkTypeGiven(field);
}

function readIssue(value: unknown, field: string): string {
  const { key, id } = isObject(value) ? value : {};
  for (const part of [key, id]) {
    if (typeof part === 'string' && part !== '') return part;
    if (typeof part === 'number') return String(part);
  }
  throw errors.noIssueGiven(field);
}
