/** Nothing of the administration is shown before the password was confirmed, where the installation asks for it. */
import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../kernel/words.ts';
import { confirmPassword } from '../sign-in/asked.ts';
import { signInWords } from '../sign-in/sign-in.words.ts';
import { sudoQuery } from '../sign-in/sudo.ts';
import { EmptyState, ErrorState } from '../ui/states.tsx';

export function Gate({ children }: { children: ReactNode }) {
  const words = useWords(signInWords);
  const { data, error, refetch } = useQuery(sudoQuery);
  const closed = data?.required === true && !data.confirmed;
  const asked = useRef(false);
  useEffect(() => {
    if (!data) return;
    // Asked by itself where one comes in; whoever closes the dialog, or drops the access, finds the button.
    if (closed && !asked.current) void confirmPassword();
    asked.current = true;
  }, [data, closed]);
  if (error) return <ErrorState order={1} error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton h={320} />;
  if (!closed) return children;
  return (
    <EmptyState
      order={1}
      title={words.sudoTitle}
      action={<Button onClick={() => void confirmPassword()}>{words.sudoTitle}</Button>}
    >
      {words.sudo}
    </EmptyState>
  );
}
