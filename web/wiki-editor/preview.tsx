import { Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { post } from '../kernel/api.ts';
import { messageOf } from '../kernel/message.ts';
import { useWords } from '../kernel/words.ts';
import { Alert } from '../ui/alert.tsx';
import { Markup } from '../ui/markup.tsx';
import { wikiWords } from './wiki.words.ts';

/** The text as the server will show it. @param issueKey whose files it may show */
export function Preview({ text, issueKey }: { text: string; issueKey?: string | undefined }) {
  const words = useWords(wikiWords);
  const { data, error } = useQuery({
    queryKey: ['render', issueKey ?? '', text],
    queryFn: ({ signal }) =>
      post<string>(
        '/rest/api/1.0/render',
        { rendererType: 'atlassian-wiki-renderer', unrenderedMarkup: text, issueKey: issueKey ?? null },
        { as: 'text', signal },
      ),
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
  });
  if (text.trim() === '') return <p className="quiet">{words.nothing}</p>;
  if (error) return <Alert>{messageOf(error)}</Alert>;
  return data === undefined ? <Skeleton h={60} /> : <Markup html={data} />;
}
