/** Everybody who is logged in now. */
import { Badge, Button, Group, Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { del, get } from '../../kernel/api.ts';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import type { Session } from '../../profile/sessions.tsx';
import { ActionError } from '../../ui/action-error.tsx';
import { Facts, Row, Rows } from '../../ui/rows.tsx';
import { SectionHead } from '../../ui/sections.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { To } from '../../ui/to.tsx';
import { useAction } from '../../ui/use-action.ts';
import { adminWords } from '../admin.words.ts';
import { userPlace } from '../people/users.tsx';

interface AnySession extends Session {
  readonly user: { readonly name: string; readonly displayName: string };
}

const PAGE = 50;
const key = ['sessions', 'all'];

export function Section() {
  const words = useWords(adminWords);
  const action = useAction();
  const [startAt, setStart] = useState(0);
  const { data, error, refetch } = useQuery({
    queryKey: [...key, startAt],
    placeholderData: keepPreviousData,
    queryFn: () =>
      get<{ total: number; sessions: AnySession[] }>('/rest/tessera/1/current-session', {
        query: { startAt, maxResults: PAGE },
      }),
  });
  if (error) return <ErrorState order={1} error={error} retry={() => void refetch()} />;
  const end = (id: string) =>
    void action.run(async () => {
      await del(`/rest/tessera/1/current-session/${id}`);
      await queries.invalidateQueries({ queryKey: key });
    }, words.sessionEnded);
  return (
    <>
      <SectionHead title={words.sessions}>{words.sessionsText}</SectionHead>
      <ActionError error={action.error} />
      {!data && <Skeleton h={320} />}
      {data && (
        <Rows label={words.sessions}>
          {data.sessions.map((session) => (
            <Row
              key={session.id}
              title={
                <>
                  <To href={userPlace(session.user.name)}>
                    <bdi>{session.user.displayName}</bdi>
                  </To>{' '}
                  {session.current && (
                    <Badge variant="light" size="sm" tt="none">
                      {words.thisOne}
                    </Badge>
                  )}
                </>
              }
              about={
                <Facts
                  facts={[
                    session.device,
                    <span key="a" className="figures">
                      {session.address}
                    </span>,
                    <Time key="t" at={session.lastSeen} />,
                    session.via,
                  ]}
                />
              }
              end={
                !session.current && (
                  <Button
                    variant="default"
                    size="compact-sm"
                    aria-label={words.endOf(session.user.displayName, session.device)}
                    onClick={() => end(session.id)}
                  >
                    {words.end}
                  </Button>
                )
              }
            />
          ))}
        </Rows>
      )}
      {data && data.total > PAGE && (
        <Group gap="sm" mt="md">
          <Button
            variant="default"
            disabled={startAt === 0}
            onClick={() => setStart(Math.max(0, startAt - PAGE))}
          >
            {words.previous}
          </Button>
          <Button
            variant="default"
            disabled={startAt + PAGE >= data.total}
            onClick={() => setStart(startAt + PAGE)}
          >
            {words.next}
          </Button>
          <span className="quiet">{words.ofAll(Math.min(data.total, startAt + PAGE), data.total)}</span>
        </Group>
      )}
    </>
  );
}
