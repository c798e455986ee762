/** Files on their way to the issue: how far they are, and what came of it. */
import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react';
import { uploadFiles } from '../../kernel/upload.ts';
import { say } from '../../kernel/words.ts';
import { notify, notifyRefusal } from '../../ui/notify.ts';
import { refreshIssue } from '../issue.queries.ts';
import { issueWords } from '../issue.words.ts';

export interface Upload {
  readonly id: number;
  readonly names: string;
  /** From 0 to 1. */
  readonly share: number;
  cancel(): void;
}

interface Uploads {
  readonly running: readonly Upload[];
  attach(files: readonly File[]): Promise<void>;
}

const Context = createContext<Uploads>({ running: [], attach: async () => {} });

export const useUploads = (): Uploads => useContext(Context);

export function UploadProvider({ issueKey, children }: { issueKey: string; children: ReactNode }) {
  const [running, setRunning] = useState<readonly Upload[]>([]);
  const next = useRef(0);
  const value = useMemo(
    () => ({
      running,
      async attach(files: readonly File[]) {
        if (files.length === 0) return;
        const stop = new AbortController();
        const id = next.current++;
        const names = files.map(({ name }) => name).join(', ');
        setRunning((all) => [...all, { id, names, share: 0, cancel: () => stop.abort() }]);
        const progress = (share: number) =>
          setRunning((all) => all.map((one) => (one.id === id ? { ...one, share } : one)));
        try {
          await uploadFiles(issueKey, files, progress, stop.signal);
          await refreshIssue(issueKey);
          notify(say(issueWords).uploaded(files.length));
        } catch (error) {
          if (!stop.signal.aborted) notifyRefusal(error, names);
        } finally {
          setRunning((all) => all.filter((one) => one.id !== id));
        }
      },
    }),
    [running, issueKey],
  );
  return <Context.Provider value={value}>{children}</Context.Provider>;
}
