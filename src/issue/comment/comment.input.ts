/** Reading a comment that a client sends, with Jira's words for what is wrong. */
import { invalidField } from '../../kernel/app-error.ts';
import { isObject, readString, TEXT_LIMIT, tooLong } from '../fields/input.ts';
import { readProperties } from '../property/property.ts';
import type { NewComment } from './comment.draft.ts';

/**
 * `{"body":"…","visibility":{"type":"role","value":"Developers"}}`; the body alone, as a string, will do too.
 * @throws 400 `Comment body can not be empty!` and its like
 */
export function readNewComment(value: unknown): NewComment {
  if (typeof value === 'string') return { body: readBody(value) };
  if (!isObject(value)) throw invalidField('comment', "expected Object containing a 'body' property");
  return {
    body: readBody(value.body),
    visibility: readVisibility(value.visibility),
    properties: readSent(value.properties),
  };
}

/** `[{"key":"k","value":any JSON}]`, anything at all, read. */
function readSent(value: unknown): NewComment['properties'] {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value) || !value.every((one) => isObject(one) && typeof one.key === 'string'))
    throw invalidField('properties', "properties must be a list of objects with a 'key' and a 'value'");
  return readProperties(value);
}

function readBody(value: unknown): string {
  const body = value === undefined || value === null ? '' : readString('comment', value);
  if (body.trim() === '') throw invalidField('comment', 'Comment body can not be empty!');
  if (body.length > TEXT_LIMIT) throw tooLong('comment');
  return body;
}

/** Who may read it: anything at all, read. */
export function readVisibility(value: unknown): NewComment['visibility'] {
  if (value === undefined || value === null) return value;
  const bad = () =>
    invalidField('visibility', "visibility must have a 'type' of 'role' or 'group' and a 'value', its name");
  if (!isObject(value)) throw bad();
  if (value.type === undefined && value.value === undefined) return null;
  const type = String(value.type).toLowerCase();
  if ((type !== 'role' && type !== 'group') || typeof value.value !== 'string') throw bad();
  return { type, name: readString('visibility', value.value) };
}
