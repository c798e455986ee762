/** Programs that act for the reader by OAuth 2.0 or 1.0a. */
import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { del, get } from '../kernel/api.ts';
import { queries } from '../kernel/queries.ts';
import { useWords } from '../kernel/words.ts';
import { ActionError } from '../ui/action-error.tsx';
import { Facts, Row, Rows } from '../ui/rows.tsx';
import { SectionHead } from '../ui/sections.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { Time } from '../ui/time.tsx';
import { useAction } from '../ui/use-action.ts';
import { profileWords } from './profile.words.ts';

interface Grant {
  readonly id: string;
  readonly granted: string;
  readonly lastUsed?: string;
  readonly expires: string;
}

interface Program extends Grant {
  readonly name: string;
  /** What it was granted; null: OAuth 1.0a knows no scopes. */
  readonly scope: string | null;
  /** Of its grant. */
  readonly path: string;
}

const key = ['grants', 'own'];

async function readPrograms(): Promise<Program[]> {
  const [two, one] = await Promise.all([
    get<{ grants: (Grant & { client: { name: string }; scope: string })[] }>('/rest/tessera/1/oauth2/grant'),
    get<{ grants: (Grant & { consumer: { name: string } })[] }>('/rest/tessera/1/oauth1/grant'),
  ]);
  return [
    ...two.grants.map((grant) => ({
      ...grant,
      name: grant.client.name,
      path: `/rest/tessera/1/oauth2/grant/${grant.id}`,
    })),
    ...one.grants.map((grant) => ({
      ...grant,
      name: grant.consumer.name,
      scope: null,
      path: `/rest/tessera/1/oauth1/grant/${grant.id}`,
    })),
  ];
}

export function Programs() {
  const words = useWords(profileWords);
  const action = useAction();
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: readPrograms });
  if (error) return <ErrorState order={1} error={error} retry={() => void refetch()} />;
  const end = ({ path }: Program) =>
    void action.run(async () => {
      await del(path);
      await queries.invalidateQueries({ queryKey: key });
    }, words.takenBack);
  return (
    <>
      <SectionHead title={words.programs}>{words.programsText}</SectionHead>
      <ActionError error={action.error} />
      {!data && <Skeleton h={160} />}
      {data?.length === 0 && <EmptyState title={words.noPrograms}>{words.noProgramsText}</EmptyState>}
      {data && data.length > 0 && (
        <Rows label={words.programs}>
          {data.map((program) => (
            <Row
              key={program.path}
              title={<bdi>{program.name}</bdi>}
              about={
                <Facts
                  facts={[
                    program.scope !== null && `${words.may} ${program.scope}`,
                    <span key="g">
                      {words.granted} <Time at={program.granted} />
                    </span>,
                    program.lastUsed === undefined ? (
                      words.neverUsed
                    ) : (
                      <span key="u">
                        {words.used} <Time at={program.lastUsed} />
                      </span>
                    ),
                  ]}
                />
              }
              end={
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={words.takeBackOf(program.name)}
                  onClick={() => end(program)}
                >
                  {words.takeBack}
                </Button>
              }
            />
          ))}
        </Rows>
      )}
    </>
  );
}
