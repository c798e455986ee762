/** What this server is, and whether it is well. */
import { Button, Skeleton, Stack, Title } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiError, get } from '../../kernel/api.ts';
import { grouped } from '../../kernel/when.ts';
import { useWords } from '../../kernel/words.ts';
import { Row, Rows } from '../../ui/rows.tsx';
import { SectionHead } from '../../ui/sections.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import classes from '../admin.module.css';
import { adminWords } from '../admin.words.ts';

interface Info {
  readonly baseUrl: string;
  readonly version: string;
  readonly buildNumber: number;
  readonly buildDate: string;
  readonly serverTime: string;
  readonly serverTitle: string;
  readonly healthChecks?: readonly {
    readonly name: string;
    readonly description: string;
    readonly passed: boolean;
  }[];
}

interface Index {
  readonly issueIndex: { readonly countInDatabase: number; readonly countInIndex: number };
}

/** 405: this server is no part of a cluster. */
async function readNodes(): Promise<number | null> {
  try {
    return (await get<unknown[]>('/rest/api/2/cluster/nodes')).length;
  } catch (error) {
    if (error instanceof ApiError && (error.status === 405 || error.status === 403)) return null;
    throw error;
  }
}

export function Section() {
  const words = useWords(adminWords);
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['system'],
    staleTime: 0,
    queryFn: async () => {
      const [info, index, nodes] = await Promise.all([
        get<Info>('/rest/api/2/serverInfo', { query: { doHealthCheck: true } }),
        get<Index>('/rest/api/2/index/summary'),
        readNodes(),
      ]);
      return { info, index: index.issueIndex, nodes };
    },
  });
  if (error) return <ErrorState order={1} error={error} retry={() => void refetch()} />;
  return (
    <>
      <SectionHead
        title={words.system}
        end={
          <Button variant="default" loading={isFetching} onClick={() => void refetch()}>
            {words.lookAgain}
          </Button>
        }
      >
        {words.systemText}
      </SectionHead>
      {!data && <Skeleton h={320} />}
      {data && (
        <Stack gap="xl">
          <dl className={`panel ${classes.facts}`}>
            <Fact name={words.version}>
              {data.info.version} ({data.info.buildNumber}, <Time at={data.info.buildDate} />)
            </Fact>
            <Fact name={words.serverTitle}>{data.info.serverTitle}</Fact>
            <Fact name={words.baseUrl}>{data.info.baseUrl}</Fact>
            <Fact name={words.serverTime}>{data.info.serverTime}</Fact>
            <Fact name={words.cluster}>{data.nodes === null ? words.noCluster : grouped(data.nodes)}</Fact>
            <Fact name={words.index}>
              {words.indexed(grouped(data.index.countInIndex), grouped(data.index.countInDatabase))}
            </Fact>
          </dl>
          <section aria-labelledby="health">
            <Title order={2} id="health" mb="sm">
              {words.health}
            </Title>
            <Rows>
              {data.info.healthChecks?.map(({ name, description, passed }) => (
                <Row
                  key={name}
                  start={
                    passed ? (
                      <IconCheck size={16} className={classes.ok} aria-label={words.well} />
                    ) : (
                      <IconX size={16} className={classes.bad} aria-label={words.unwell} />
                    )
                  }
                  title={name}
                  about={description}
                />
              ))}
            </Rows>
          </section>
        </Stack>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
