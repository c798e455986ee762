/** Where one is logged in, and ending it. */
import { Badge, Button, PasswordInput, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ApiError, del, get } from '../kernel/api.ts';
import { queries } from '../kernel/queries.ts';
import { useWords } from '../kernel/words.ts';
import { logOut } from '../session/log-out.ts';
import { useMe } from '../session/me.ts';
import { ActionError } from '../ui/action-error.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DialogEnd } from '../ui/dialog-end.tsx';
import { Facts, Row, Rows } from '../ui/rows.tsx';
import { SectionHead } from '../ui/sections.tsx';
import { ErrorState } from '../ui/states.tsx';
import { Time } from '../ui/time.tsx';
import { useAction } from '../ui/use-action.ts';
import { profileWords } from './profile.words.ts';

export interface Session {
  readonly id: string;
  readonly device: string;
  readonly address: string;
  readonly via: string;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly current: boolean;
}

const key = ['sessions', 'own'];

interface Ending {
  readonly path: string;
  /** Said afterwards. */
  readonly done: string;
}

/** @returns whether the password is asked for, which a stolen cookie does not know */
async function endSession(
  { path, done }: Ending,
  run: ReturnType<typeof useAction>['run'],
): Promise<boolean> {
  let asks = false;
  await run(async () => {
    try {
      await del(path, { body: {} });
    } catch (error) {
      asks = error instanceof ApiError && error.fields.currentPassword !== undefined;
      throw error;
    }
    await queries.invalidateQueries({ queryKey: key });
  }, done);
  return asks;
}

function EndWithPassword({ ending, onClose }: { ending: Ending; onClose(): void }) {
  const words = useWords(profileWords);
  const action = useAction();
  const [password, setPassword] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await action.run(async () => {
      await del(ending.path, { body: { currentPassword: password } });
      await queries.invalidateQueries({ queryKey: key });
    }, ending.done);
    if (done) onClose();
  };
  return (
    <Dialog opened={true} onClose={onClose} title={words.endTitle}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <Text>{words.endText}</Text>
          <PasswordInput
            label={words.current}
            autoComplete="current-password"
            required
            withAsterisk={false}
            data-autofocus
            value={password}
            error={action.fieldError('currentPassword')}
            visibilityToggleButtonProps={{ 'aria-label': words.show, tabIndex: 0, 'aria-hidden': false }}
            onChange={({ currentTarget: { value } }) => setPassword(value)}
          />
          <ActionError error={action.error} fields={['currentPassword']} />
          <DialogEnd onClose={onClose} loading={action.busy}>
            {words.end}
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}

export function OwnSessions() {
  const words = useWords(profileWords);
  const me = useMe();
  const action = useAction();
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: () => get<{ sessions: Session[] }>('/rest/tessera/1.0/sessions'),
  });
  const [ending, setEnding] = useState<Ending | null>(null);
  const end = async (which: Ending) => {
    const refused = await endSession(which, action.run);
    if (refused) setEnding(which);
  };
  if (error) return <ErrorState order={1} error={error} retry={() => void refetch()} />;
  return (
    <>
      <SectionHead
        title={words.sessions}
        end={
          data &&
          data.sessions.length > 1 && (
            <Button
              variant="default"
              loading={action.busy}
              onClick={() =>
                void end({
                  path: '/rest/tessera/1.0/sessions',
                  done: words.othersEnded(data.sessions.length - 1),
                })
              }
            >
              {words.endOthers}
            </Button>
          )
        }
      >
        {words.sessionsText}
      </SectionHead>
      {!ending && <ActionError error={action.error} />}
      {!data && <Skeleton h={160} />}
      {data && (
        <Rows label={words.sessions}>
          {data.sessions.map((session) => (
            <Row
              key={session.id}
              title={
                <>
                  {session.device}{' '}
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
                    <span key="a" className="figures">
                      {session.address}
                    </span>,
                    <span key="l">
                      {words.lastSeen} <Time at={session.lastSeen} />
                    </span>,
                    <span key="f">
                      {words.since} <Time at={session.firstSeen} />
                    </span>,
                    `${words.vias} ${session.via}`,
                  ]}
                />
              }
              end={
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={session.current ? words.endThis : words.endOf(session.device)}
                  onClick={() =>
                    session.current
                      ? void logOut(me.name)
                      : void end({ path: `/rest/tessera/1.0/sessions/${session.id}`, done: words.ended })
                  }
                >
                  {session.current ? words.endThis : words.end}
                </Button>
              }
            />
          ))}
        </Rows>
      )}
      {ending && <EndWithPassword ending={ending} onClose={() => setEnding(null)} />}
    </>
  );
}
