import { type Static, Type } from 'typebox';
import { commaList } from '../kernel/comma-list.ts';
import { fold } from '../kernel/fold.ts';
import * as errors from './audit.errors.ts';
import type { AuditFilter, AuditItem, ToldEntry } from './audit.ts';

const words = Type.Optional(Type.String({ maxLength: 1000 }));
const list = Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())]));
const short = Type.String({ maxLength: 255 });
const long = Type.String({ maxLength: 10_000 });
const number = Type.Optional(Type.String());

export const askedRecords = Type.Object({
  offset: number,
  limit: number,
  filter: words,
  from: Type.Optional(Type.String()),
  to: Type.Optional(Type.String()),
  projectIds: list,
  userIds: list,
});

const item = Type.Object(
  {
    id: Type.Optional(short),
    name: Type.Optional(short),
    typeName: Type.Optional(short),
    parentId: Type.Optional(short),
    parentName: Type.Optional(short),
  },
  { additionalProperties: false },
);

/** Jira's AuditRecordBean. What the server knows better (id, remoteAddress, authorKey, created) is taken and passed over. */
export const toldRecord = Type.Object(
  {
    id: Type.Optional(Type.Integer()),
    summary: short,
    remoteAddress: Type.Optional(Type.String()),
    authorKey: Type.Optional(Type.String()),
    created: Type.Optional(Type.String()),
    category: short,
    eventSource: Type.Optional(short),
    description: Type.Optional(long),
    objectItem: Type.Optional(item),
    changedValues: Type.Optional(
      Type.Array(
        Type.Object(
          { fieldName: short, changedFrom: Type.Optional(long), changedTo: Type.Optional(long) },
          { additionalProperties: false },
        ),
        { maxItems: 100 },
      ),
    ),
    associatedItems: Type.Optional(Type.Array(item, { maxItems: 100 })),
  },
  { additionalProperties: false },
);

const STANDARD = 1000;
const MOST = 1000;
const MOST_NAMES = 500;
const MOST_WORDS = 20;

/** @throws AppError 400 naming the parameter */
export function readAsked(query: Static<typeof askedRecords>): {
  filter: AuditFilter;
  page: { offset: number; limit: number };
} {
  const text = (query.filter ?? '').trim();
  return {
    filter: {
      words: text === '' ? [] : fold(text).split(/\s+/).slice(0, MOST_WORDS),
      from: readInstant('from', query.from),
      to: readInstant('to', query.to),
      projectIds: readNames('projectIds', query.projectIds),
      authors: readNames('userIds', query.userIds),
    },
    page: {
      offset: readNumber('offset', query.offset, 0),
      limit: Math.min(readNumber('limit', query.limit, STANDARD), MOST),
    },
  };
}

function readNumber(field: 'offset' | 'limit', text: string | undefined, standard: number): number {
  if (text === undefined || text === '') return standard;
  if (!/^\d{1,9}$/.test(text)) throw errors.notAWholeNumber(field, text);
  return Number(text);
}

function readNames(
  field: 'projectIds' | 'userIds',
  given: string | string[] | undefined,
): readonly string[] | null {
  const names = commaList(given);
  if (names.length > MOST_NAMES) throw errors.tooManyNames(field, MOST_NAMES);
  return names.length === 0 ? null : names;
}

const INSTANT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?$/;

function readInstant(field: 'from' | 'to', text: string | undefined): number | null {
  if (text === undefined || text === '') return null;
  // A plus that was not written as %2B arrives as a blank.
  const written = text.trim().replace(/ (\d\d:?\d\d)$/, '+$1');
  if (/^\d{1,15}$/.test(written)) return Number(written);
  const zoned = written.replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
  const ms = INSTANT.test(written)
    ? Date.parse(/T.*(Z|[+-]\d\d:\d\d)$/.test(zoned) ? zoned : withUtc(zoned))
    : NaN;
  if (Number.isNaN(ms)) throw errors.notAnInstant(field, text);
  return ms;
}

const withUtc = (text: string): string => (text.includes('T') ? `${text}Z` : text);

/** @throws AppError 400 by field */
export function readTold(body: Static<typeof toldRecord>): ToldEntry {
  if (body.summary.trim() === '') throw errors.blank('summary');
  if (body.category.trim() === '') throw errors.blank('category');
  return {
    summary: body.summary,
    category: body.category,
    eventSource: body.eventSource ?? null,
    description: body.description ?? null,
    object: body.objectItem ? readItem('objectItem', body.objectItem) : null,
    changed: body.changedValues ?? [],
    associated: (body.associatedItems ?? []).map((one, at) => readItem(`associatedItems.${at}`, one)),
  };
}

function readItem(
  field: string,
  { id, name, typeName, parentId, parentName }: Static<typeof item>,
): AuditItem {
  if (!name || !typeName) throw errors.idWithoutName(field);
  return {
    type: typeName.toLowerCase(),
    id: id ?? null,
    name,
    parentId: parentId ?? null,
    parentName: parentName ?? null,
  };
}
