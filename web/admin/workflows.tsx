/** Workflows: which way issues go from status to status. */
import { Badge, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { get } from '../kernel/api.ts';
import { places } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { Facts, Row, Rows } from '../ui/rows.tsx';
import { SectionHead } from '../ui/sections.tsx';
import { ErrorState } from '../ui/states.tsx';
import { To } from '../ui/to.tsx';
import { workflowsKey } from '../workflow/workflow.ts';
import { workflowWords } from '../workflow/workflow.words.ts';
import { WorkflowDetail } from '../workflow/workflow-detail.tsx';
import { adminWords } from './admin.words.ts';

interface Listed {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly active: boolean;
  readonly hasDraft: boolean;
  readonly schemes: readonly string[];
}

export function Section({ which }: { which?: string }) {
  return which === undefined ? <List /> : <WorkflowDetail id={which} />;
}

function List() {
  const words = useWords(adminWords);
  const own = useWords(workflowWords);
  const { data, error, refetch } = useQuery({
    queryKey: workflowsKey,
    queryFn: () => get<Listed[]>('/rest/tessera/1/workflow'),
  });
  if (error) return <ErrorState order={1} error={error} retry={() => void refetch()} />;
  return (
    <>
      <SectionHead title={words.workflows}>{words.workflowsText}</SectionHead>
      {!data && <Skeleton h={240} />}
      {data && (
        <Rows label={words.workflows}>
          {data.map((workflow) => (
            <Row
              key={workflow.id}
              title={
                <>
                  <To href={places.admin(`workflows/${workflow.id}`)}>
                    <bdi>{workflow.name}</bdi>
                  </To>{' '}
                  {workflow.hasDraft && (
                    <Badge variant="light" size="sm" tt="none">
                      {own.draft}
                    </Badge>
                  )}
                </>
              }
              about={
                <Facts
                  facts={[
                    workflow.active ? own.inUse : own.notInUse,
                    workflow.schemes.join(', '),
                    workflow.description,
                  ]}
                />
              }
            />
          ))}
        </Rows>
      )}
    </>
  );
}
