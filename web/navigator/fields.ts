/** The fields that there are, by what REST tells of them: for columns, chips and completion. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { get } from '../kernel/api.ts';

export interface Field {
  readonly id: string;
  readonly name: string;
  readonly navigable: boolean;
  readonly clauseNames: readonly string[];
  readonly schema?: {
    readonly type: string;
    readonly items?: string;
    readonly system?: string;
    readonly custom?: string;
  };
}

/** A field as JQL knows it. Booleans are the text "true", or absent. */
export interface JqlField {
  /** As a query writes it. */
  readonly value: string;
  /** HTML. */
  readonly displayName: string;
  readonly cfid?: string;
  readonly auto?: string;
  readonly orderable?: string;
  readonly operators: readonly string[];
  readonly types: readonly string[];
}

export interface JqlFunction {
  readonly value: string;
  readonly isList?: string;
  readonly types: readonly string[];
}

export interface Reference {
  readonly visibleFieldNames: readonly JqlField[];
  readonly visibleFunctionNames: readonly JqlFunction[];
  readonly jqlReservedWords: readonly string[];
}

const FIVE_MINUTES = 300_000;

export const fieldsQuery = {
  queryKey: ['field'],
  queryFn: () => get<Field[]>('/rest/api/2/field'),
  staleTime: FIVE_MINUTES,
};

export const referenceQuery = {
  queryKey: ['jql', 'reference'],
  queryFn: () => get<Reference>('/rest/api/2/jql/autocompletedata'),
  staleTime: FIVE_MINUTES,
};

export const useFields = (): readonly Field[] => useQuery(fieldsQuery).data ?? [];

const nothing: Reference = { visibleFieldNames: [], visibleFunctionNames: [], jqlReservedWords: [] };

/** Without anything until it is read, or where somebody anonymous may not read it. */
export const useReference = (): Reference => useQuery(referenceQuery).data ?? nothing;

/** Text of HTML that the server wrote for suggestions: names with bold letters. Nothing of it is put into the page. */
export function textOf(html: string): string {
  // Hundreds of names are compared at each key; few of them are anything but text.
  if (!/[<&]/.test(html)) return html;
  const text = texts.get(html) ?? new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '';
  if (texts.size >= MOST_TEXTS) texts.clear();
  texts.set(html, text);
  return text;
}

const MOST_TEXTS = 2000;
const texts = new Map<string, string>();

/** Names of the fields that a query can be ordered by, in lower case. */
export function useOrderable(): ReadonlySet<string> {
  const { visibleFieldNames } = useReference();
  return useMemo(() => {
    const some = visibleFieldNames.filter(({ orderable }) => orderable === 'true');
    return new Set(
      some
        .flatMap(({ value, displayName, cfid }) => [value, textOf(displayName), cfid ?? ''])
        .map((name) => name.toLowerCase()),
    );
  }, [visibleFieldNames]);
}

/** The names that JQL has for a field, the one that people know first. */
export function namesOf({ id, clauseNames }: Field): readonly string[] {
  if (id === 'issuekey') return ['key', 'issuekey', 'issue', 'id'];
  const known = clauseNames.filter((name) => !name.startsWith('cf['));
  const own = clauseNames.filter((name) => name.toLowerCase() === id.toLowerCase());
  return [...new Set([...own, ...known, ...clauseNames])];
}
