/** Who let a program act for them; taken back from one of them, or from all. */
import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { del, get } from '../../kernel/api.ts';
import { useWords } from '../../kernel/words.ts';
import { ActionError } from '../../ui/action-error.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Facts, Row, Rows } from '../../ui/rows.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { useAction } from '../../ui/use-action.ts';
import { programWords } from './programs.words.ts';

interface Grant {
  readonly id: string;
  readonly username: string;
  readonly scope?: string;
  readonly granted: string;
  readonly lastUsed?: string;
  readonly expires: string;
}

interface Props {
  name: string;
  /** Of the program. */
  path: string;
  version: 'oauth1' | 'oauth2';
  onClose(): void;
}

export function ProgramGrants({ name, path, version, onClose }: Props) {
  const words = useWords(programWords);
  const action = useAction();
  const { data, error, refetch } = useQuery({
    queryKey: ['program-grants', path],
    queryFn: () => get<{ grants: Grant[] }>(`${path}/grant`),
    gcTime: 0,
  });
  const end = (address: string, done: string) =>
    void action.run(async () => {
      await del(address);
      await refetch();
    }, done);
  return (
    <Dialog opened={true} onClose={onClose} size={640} title={words.grantsOf(name)}>
      <Stack gap="md">
        {error && <ErrorState error={error} retry={() => void refetch()} />}
        {!data && !error && <Skeleton h={80} />}
        {data?.grants.length === 0 && <p className="quiet">{words.nobody}</p>}
        {data && data.grants.length > 0 && (
          <>
            <Rows>
              {data.grants.map((grant) => (
                <Row
                  key={grant.id}
                  title={<bdi>{grant.username}</bdi>}
                  about={
                    <Facts
                      facts={[
                        grant.scope ?? null,
                        <span key="g">
                          {words.granted} <Time at={grant.granted} />
                        </span>,
                        grant.lastUsed !== undefined && (
                          <span key="l">
                            {words.lastUsed} <Time at={grant.lastUsed} />
                          </span>
                        ),
                        <span key="e">
                          {words.until} <Time at={grant.expires} />
                        </span>,
                      ]}
                    />
                  }
                  end={
                    <Button
                      variant="default"
                      size="compact-sm"
                      aria-label={words.end(grant.username)}
                      onClick={() =>
                        end(
                          `/rest/tessera/1/${version}/user/${encodeURIComponent(grant.username)}/grant/${grant.id}`,
                          words.endedOf(grant.username),
                        )
                      }
                    >
                      {words.endShort}
                    </Button>
                  }
                />
              ))}
            </Rows>
            <ActionError error={action.error} />
            <Group justify="flex-end">
              <Button color="red.9" loading={action.busy} onClick={() => end(`${path}/grant`, words.ended)}>
                {words.endAll}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Dialog>
  );
}
