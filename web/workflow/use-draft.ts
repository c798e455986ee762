/** The draft of a workflow: each change is kept at once, and can be taken back while it is the last one. */
import { useQuery } from '@tanstack/react-query';
import { ApiError, get, put } from '../kernel/api.ts';
import { queries } from '../kernel/queries.ts';
import { useWords } from '../kernel/words.ts';
import { offerUndo } from '../ui/offer-undo.tsx';
import { useAction } from '../ui/use-action.ts';
import { type Definition, workflowsKey } from './workflow.ts';
import { workflowWords } from './workflow.words.ts';

export interface Draft {
  readonly version: number;
  readonly definition: Definition;
}

/** @param path of the workflow */
export function useDraft(id: number, path: string) {
  const words = useWords(workflowWords);
  const action = useAction();
  const queryKey = [...workflowsKey, String(id), 'draft'];
  const read = useQuery({ queryKey, queryFn: () => get<Draft>(`${path}/draft`) });
  const keep = async (draft: Draft): Promise<Draft> => {
    try {
      const kept = await put<Draft>(`${path}/draft`, draft);
      queries.setQueryData(queryKey, kept);
      return kept;
    } catch (error) {
      // Somebody else was faster: what they made of it is shown beside the refusal.
      if (error instanceof ApiError && error.status === 409) void queries.invalidateQueries({ queryKey });
      throw error;
    }
  };
  return {
    draft: read.data ?? null,
    readError: read.error,
    retry: () => void read.refetch(),
    busy: action.busy,
    error: action.error,
    /** @param gone says what was taken away, and offers it back @returns whether it was kept */
    change: (definition: Definition, gone?: string): Promise<boolean> =>
      action.run(async () => {
        if (!read.data) return;
        const { version, definition: before } = read.data;
        const kept = await keep({ definition, version });
        if (gone === undefined) return;
        offerUndo(gone, words.undo, () => keep({ definition: before, version: kept.version }));
      }),
  };
}

export type DraftInHand = ReturnType<typeof useDraft>;
