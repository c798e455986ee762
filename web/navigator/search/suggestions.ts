/** Values of a field that begin with what was typed, as JQL writes them and as people read them. */
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get } from '../../kernel/api.ts';
import { textOf } from '../fields.ts';

export interface Suggestion {
  /** As a query writes it. */
  readonly value: string;
  readonly label: string;
}

interface Answer {
  readonly results: readonly { readonly value: string; readonly displayName: string }[];
}

export async function suggestions(
  field: string,
  typed: string,
  signal?: AbortSignal,
): Promise<readonly Suggestion[]> {
  const { results } = await get<Answer>('/rest/api/2/jql/autocompletedata/suggestions', {
    query: { fieldName: field, fieldValue: typed },
    ...(signal && { signal }),
  });
  return results.map(({ value, displayName }) => ({ value, label: textOf(displayName) }));
}

const AFTER_TYPING_MS = 100;

export function useSuggestions(field: string, typed: string): readonly Suggestion[] | undefined {
  const [text] = useDebouncedValue(typed.trim(), AFTER_TYPING_MS);
  return useQuery({
    queryKey: ['jql', 'suggestions', field, text],
    queryFn: ({ signal }) => suggestions(field, text, signal),
    placeholderData: keepPreviousData,
  }).data;
}
