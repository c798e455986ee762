/** What a reader asked for: which fields, which expansions. Read once a request, used for every issue of the answer. */

import type { IssueField } from './fields/field.ts';
import { systemFields } from './fields/system-fields.ts';
import type { RelatedKind } from './loaded-issue.ts';

export interface IssueShape {
  readonly fields: readonly IssueField[];
  readonly expand: ReadonlySet<string>;
  /** Which properties; null: none. */
  readonly properties: Selection | null;
  /** What must be read for the fields. */
  readonly needs: ReadonlySet<RelatedKind>;
  /** IANA name of the reader's time zone. */
  readonly zone: string;
  /** ms UTC */
  readonly now: number;
}

/** `a,b`, `*all,-c`: names that are wanted, or all but some. */
export interface Selection {
  readonly all: boolean;
  readonly named: ReadonlySet<string>;
  readonly without: ReadonlySet<string>;
}

export interface ShapeRequest {
  /** Names, `*all`, `*navigable`, `-name`; undefined: as `standard` says; []: as `standard`, too. */
  fields?: readonly string[] | undefined;
  expand?: ReadonlySet<string>;
  properties?: readonly string[];
  /** What applies where no field is named. */
  standard: '*all' | '*navigable' | 'none';
}

/**
 * @param reader the actor's time zone, and the moment of the request
 * @param custom the custom fields that there are
 */
export function issueShape(
  request: ShapeRequest,
  reader: { zone: string; now: number },
  custom: readonly IssueField[] = [],
): IssueShape {
  const fields = selectFields(request.fields ?? [], request.standard, custom);
  const properties = request.properties?.length ? readSelection(request.properties) : null;
  return {
    fields,
    expand: request.expand ?? new Set(),
    properties,
    needs: needsOf(fields),
    ...reader,
  };
}

const needsOfFields = new WeakMap<readonly IssueField[], ReadonlySet<RelatedKind>>();

/** Most ask for all fields, which is one list as long as no custom field is made. */
function needsOf(fields: readonly IssueField[]): ReadonlySet<RelatedKind> {
  const known = needsOfFields.get(fields);
  if (known) return known;
  const needs = new Set(fields.flatMap((field) => field.needs ?? []));
  needsOfFields.set(fields, needs);
  return needs;
}

const withCustom = new WeakMap<readonly IssueField[], readonly IssueField[]>();

function allFields(custom: readonly IssueField[]): readonly IssueField[] {
  const all = custom.length === 0 ? shown : (withCustom.get(custom) ?? [...shown, ...custom]);
  if (all !== shown) withCustom.set(custom, all);
  return all;
}

const shown = systemFields.filter((field) => field.present);

function selectFields(
  names: readonly string[],
  standard: ShapeRequest['standard'],
  custom: readonly IssueField[],
): readonly IssueField[] {
  const wanted = names.filter((name) => !name.startsWith('-'));
  if (wanted.length === 0 && standard === 'none') return [];
  const bases = wanted.length > 0 ? wanted : [standard];
  const without = new Set(names.filter((name) => name.startsWith('-')).map((name) => name.slice(1)));
  const all = allFields(custom);
  const everything = bases.includes('*all');
  if (without.size === 0 && everything) return all;
  const whole = (field: IssueField) => everything || (bases.includes('*navigable') && field.navigable);
  const chosen = new Set(bases);
  return all.filter((field) => (whole(field) || chosen.has(field.id)) && !without.has(field.id));
}

/** Whether the answer needs to know which custom fields there are. */
export function asksForCustom({ fields = [], standard }: ShapeRequest): boolean {
  const wanted = fields.filter((name) => !name.startsWith('-'));
  if (wanted.length === 0) return standard !== 'none';
  return wanted.some((name) => name.startsWith('*') || name.startsWith('customfield_'));
}

/** Reads `*all,-p1` or `p1,p2`; `-p1` alone means all but p1. */
export function readSelection(names: readonly string[]): Selection {
  const without = new Set(names.filter((name) => name.startsWith('-')).map((name) => name.slice(1)));
  const named = new Set(names.filter((name) => !name.startsWith('-') && name !== '*all'));
  return { all: names.includes('*all') || named.size === 0, named, without };
}

export const selects = ({ all, named, without }: Selection, name: string): boolean =>
  (all || named.has(name)) && !without.has(name);
