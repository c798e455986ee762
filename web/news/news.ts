/** What others did lately to issues that concern the reader: assigned, reported, watched, or with their name in a comment. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../kernel/api.ts';
import { keep, readKept } from '../kernel/kept.ts';
import { readDate } from '../kernel/when.ts';
import type { Me } from '../session/me.ts';
import type { Person } from '../ui/person.tsx';

interface Comment {
  readonly id: string;
  readonly author?: Person;
  readonly body: string;
  readonly created: string;
}

interface Issue {
  readonly key: string;
  readonly fields: {
    readonly summary: string;
    readonly created: string;
    readonly creator: Person | null;
    readonly assignee: Person | null;
    readonly reporter: Person | null;
    readonly watches?: { readonly isWatching: boolean };
    readonly comment?: { readonly comments: readonly Comment[] };
  };
  readonly changelog?: {
    readonly histories: readonly {
      readonly id: string;
      readonly author?: Person;
      readonly created: string;
      readonly items: readonly { readonly field: string; readonly toString: string | null }[];
    }[];
  };
}

export interface News {
  readonly id: string;
  readonly kind: 'created' | 'commented' | 'mentioned' | 'transitioned' | 'assigned' | 'changed';
  readonly issue: string;
  readonly summary: string;
  readonly who: Person;
  readonly at: string;
  /** The status it is in now, the fields that changed. */
  readonly what: string;
}

const MOST = 30;
const DAYS = 14;

/** @param me whose own doings are no news */
function newsOf({ key, fields, changelog }: Issue, me: Me): News[] {
  const about = { issue: key, summary: fields.summary };
  const mine = [fields.assignee, fields.reporter].some((one) => one?.name === me.name);
  const concerns = mine || fields.watches?.isWatching === true;
  const found: News[] = [];
  const add = (who: Person | null | undefined, news: Omit<News, 'issue' | 'summary' | 'who'>) => {
    if (who && who.name !== me.name) found.push({ ...about, who, ...news });
  };
  for (const { id, author, body, created } of fields.comment?.comments ?? []) {
    const mentioned = body.toLowerCase().includes(`[~${me.name.toLowerCase()}]`);
    if (concerns || mentioned)
      add(author, { id: `c${id}`, kind: mentioned ? 'mentioned' : 'commented', at: created, what: '' });
  }
  if (!concerns) return found;
  add(fields.creator, { id: `i${key}`, kind: 'created', at: fields.created, what: '' });
  for (const { id, author, created, items } of changelog?.histories ?? []) {
    const status = items.find(({ field }) => field === 'status');
    const assigned = items.some(({ field }) => field === 'assignee') && fields.assignee?.name === me.name;
    const kind = status ? 'transitioned' : assigned ? 'assigned' : 'changed';
    const what = status ? String(status.toString ?? '') : items.map(({ field }) => field).join(', ');
    add(author, { id: `h${id}`, kind, at: created, what });
  }
  return found;
}

const lately = `updated >= -${DAYS}d ORDER BY updated DESC`;

/** Two searches: each is answered from its own index, which both in one could not be. */
function searches({ name }: Me): string[] {
  const quoted = `[~${name}]`.replace(/[\\"]/g, '\\$&');
  return [
    `(watcher = currentUser() OR assignee = currentUser() OR reporter = currentUser()) AND ${lately}`,
    `comment ~ "\\"${quoted}\\"" AND ${lately}`,
  ];
}

async function readNews(me: Me, signal: AbortSignal): Promise<News[]> {
  const fields = ['summary', 'created', 'creator', 'assignee', 'reporter', 'watches', 'comment'];
  const answers = await Promise.all(
    searches(me).map((jql) =>
      post<{ issues: Issue[] }>(
        '/rest/api/2/search',
        { jql, fields, expand: ['changelog'], maxResults: MOST },
        { signal },
      ),
    ),
  );
  const all = answers.flatMap((answer) => answer.issues);
  const issues = [...new Map(all.map((issue) => [issue.key, issue])).values()];
  const since = Date.now() - DAYS * 86_400_000;
  return issues
    .flatMap((issue) => newsOf(issue, me))
    .filter(({ at }) => readDate(at) >= since)
    .sort((a, b) => readDate(b.at) - readDate(a.at))
    .slice(0, MOST);
}

/** The news, how many of them were not looked at yet, and how to say that they were. */
export function useNews(me: Me) {
  const name = `news.seen.${me.name}`;
  const [seen, setSeen] = useState(() => readKept(name, 0));
  const query = useQuery({
    queryKey: ['news', me.name],
    queryFn: ({ signal }) => readNews(me, signal),
    staleTime: 60_000,
  });
  const news = query.data ?? [];
  return {
    ...query,
    seen,
    unread: news.filter(({ at }) => readDate(at) > seen).length,
    look() {
      const newest = Math.max(seen, ...news.map(({ at }) => readDate(at)));
      keep(name, newest);
      setSeen(newest);
    },
  };
}
