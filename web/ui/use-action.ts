/** Something that the server may refuse: it is under way, done, or back with the reason. */
import { useCallback, useState } from 'react';
import { ApiError } from '../kernel/api.ts';
import { notify } from './notify.ts';

interface Action {
  readonly busy: boolean;
  readonly error: unknown;
  /** What is wrong with a field of the form; undefined: nothing. */
  fieldError(id: string): string | undefined;
  /** @param done said for a moment afterwards @returns whether it was done */
  run(work: () => Promise<unknown>, done?: string): Promise<boolean>;
}

export function useAction(): Action {
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const run = useCallback(async (work: () => Promise<unknown>, done?: string) => {
    setState({ busy: true, error: null });
    try {
      await work();
      setState({ busy: false, error: null });
      if (done !== undefined) notify(done);
      return true;
    } catch (error) {
      setState({ busy: false, error });
      return false;
    }
  }, []);
  const { error } = state;
  return {
    ...state,
    run,
    fieldError: (id) => (error instanceof ApiError ? error.fields[id] : undefined),
  };
}
