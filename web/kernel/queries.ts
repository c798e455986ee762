/** What was read from the server, kept while it is shown and asked for again where it may have changed. */
import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api.ts';

const STALE_MS = 15_000;

/** Only what may be different in a moment is asked again: a refusal is an answer. */
const mayPass = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 0 || error.status === 502 || error.status === 503);

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: STALE_MS,
      retry: (count, error) => count < 2 && mayPass(error),
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
});
