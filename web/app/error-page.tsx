import type { ErrorComponentProps } from '@tanstack/react-router';
import { ErrorState } from '../ui/states.tsx';

/** A page that failed: what went wrong, and a way to try again. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  return (
    <div className="reading">
      <ErrorState order={1} error={error} retry={reset} />
    </div>
  );
}
