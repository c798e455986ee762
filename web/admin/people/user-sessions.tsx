import { Button, Group, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { del, get } from '../../kernel/api.ts';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import type { Session } from '../../profile/sessions.tsx';
import { ActionError } from '../../ui/action-error.tsx';
import { Facts, Row, Rows } from '../../ui/rows.tsx';
import { Time } from '../../ui/time.tsx';
import { useAction } from '../../ui/use-action.ts';
import { adminWords } from '../admin.words.ts';

/** Where a user is logged in. */
export function UserSessions({ name }: { name: string }) {
  const words = useWords(adminWords);
  const action = useAction();
  const path = `/rest/tessera/1.0/user/${encodeURIComponent(name)}/sessions`;
  const key = ['sessions', 'of', name];
  const { data } = useQuery({ queryKey: key, queryFn: () => get<{ sessions: Session[] }>(path) });
  const end = () =>
    void action.run(async () => {
      await del(path);
      await queries.invalidateQueries({ queryKey: key });
    }, words.sessionsEnded);
  return (
    <section aria-labelledby="sessions-of">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="sessions-of">
          {words.sessions}
        </Title>
        {data && data.sessions.length > 0 && (
          <Button variant="default" size="compact-sm" loading={action.busy} onClick={end}>
            {words.endAll}
          </Button>
        )}
      </Group>
      {data?.sessions.length === 0 && <p className="quiet">{words.noSessions}</p>}
      {data && data.sessions.length > 0 && (
        <Rows>
          {data.sessions.map((session) => (
            <Row
              key={session.id}
              title={session.device}
              about={
                <Facts
                  facts={[
                    <span key="a" className="figures">
                      {session.address}
                    </span>,
                    <Time key="t" at={session.lastSeen} />,
                    session.via,
                  ]}
                />
              }
            />
          ))}
        </Rows>
      )}
      <ActionError error={action.error} />
    </section>
  );
}
