/** Who is reading, and what they may. */
import { useSuspenseQuery } from '@tanstack/react-query';
import { ApiError, get, setDoors } from '../kernel/api.ts';
import { readerAtStart } from '../kernel/place.ts';
import { queries } from '../kernel/queries.ts';
import { setTimeZone } from '../kernel/when.ts';
import { languageOf, setLanguage } from '../kernel/words.ts';

export interface Me {
  readonly key: string;
  readonly name: string;
  readonly displayName: string;
  readonly emailAddress?: string;
  readonly avatarUrls: Readonly<Record<string, string>>;
  readonly timeZone: string;
  readonly locale?: string;
}

interface Permission {
  readonly havePermission: boolean;
}

/** The reader, and their global permissions by key (ADMINISTER, BULK_CHANGE, …). */
export interface Reader {
  /** null: anonymous. */
  readonly me: Me | null;
  readonly permissions: Readonly<Record<string, boolean>>;
}

export const readerKey = ['reader'] as const;

async function readReader(): Promise<Reader> {
  const [me, answer] = await Promise.all([
    readMe(),
    get<{ permissions: Record<string, Permission> }>('/rest/api/2/mypermissions'),
  ]);
  const permissions = Object.fromEntries(
    Object.entries(answer.permissions).map(([key, { havePermission }]) => [key, havePermission]),
  );
  setDoors({ reader: me?.name ?? null });
  setTimeZone(me?.timeZone);
  setLanguage(languageOf(me?.locale ?? navigator.language));
  return { me, permissions };
}

/** A stranger's document says so: there is nothing to ask. */
async function readMe(): Promise<Me | null> {
  if (readerAtStart === null) return null;
  try {
    return await get<Me>('/rest/api/2/myself');
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}

/** Asked for once, and again when something about the reader was changed (`refreshReader`). */
export const readerQuery = { queryKey: readerKey, queryFn: readReader, staleTime: Number.POSITIVE_INFINITY };

export const refreshReader = (): Promise<void> => queries.invalidateQueries({ queryKey: readerKey });

export const useReader = (): Reader => useSuspenseQuery(readerQuery).data;

/** The reader; @throws where nobody is logged in: for pages that lead strangers away (`requireLogin`) */
export function useMe(): Me {
  const { me } = useReader();
  if (!me) throw new Error('This page is for people who are logged in.');
  return me;
}

/** Whether the reader holds a global permission. What the server refuses it refuses in any case. */
export const useMay = (permission: string): boolean => useReader().permissions[permission] === true;
