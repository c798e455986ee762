/** Queries that were run lately, the latest first. Kept like drafts: by user, gone with their log-out. */
import { useCallback, useState } from 'react';
import { readDraft, writeDraft } from '../kernel/draft.ts';

const MOST = 15;
const name = 'jql/lately';

export const readLately = (reader: string): readonly string[] => readDraft<string[]>(reader, name) ?? [];

export function useLately(reader: string): [readonly string[], (jql: string) => void] {
  const [list, setList] = useState(() => readLately(reader));
  const add = useCallback(
    (jql: string) => {
      const next = [jql, ...readLately(reader).filter((one) => one !== jql)].slice(0, MOST);
      writeDraft(reader, name, next);
      setList(next);
    },
    [reader],
  );
  return [list, add];
}
