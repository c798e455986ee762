/** Workflows: which way issues go from status to status. */
import { Badge, Button, Skeleton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get, post } from '../kernel/api.ts';
import { useWords } from '../kernel/words.ts';
import { Facts, Row, Rows } from '../ui/rows.tsx';
import { SectionHead } from '../ui/sections.tsx';
import { ErrorState } from '../ui/states.tsx';
import { To, useGo } from '../ui/to.tsx';
import { DetailsForm } from '../workflow/details-form.tsx';
import { type Status, smallest, type Workflow, workflowsKey, workflowsPath } from '../workflow/workflow.ts';
import { workflowWords } from '../workflow/workflow.words.ts';
import { refreshWorkflows, WorkflowDetail, workflowPlace } from '../workflow/workflow-detail.tsx';
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
  const go = useGo();
  const [making, setMaking] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: workflowsKey,
    queryFn: () => get<Listed[]>(workflowsPath),
  });
  const { data: statuses } = useQuery({
    queryKey: ['constants', 'status'],
    queryFn: () => get<Status[]>('/rest/api/2/status'),
  });
  if (error) return <ErrorState order={1} error={error} retry={() => void refetch()} />;
  return (
    <>
      <SectionHead
        title={words.workflows}
        end={
          <Button leftSection={<IconPlus size={16} />} disabled={!statuses} onClick={() => setMaking(true)}>
            {own.newWorkflow}
          </Button>
        }
      >
        {words.workflowsText}
      </SectionHead>
      {!data && <Skeleton h={240} />}
      {data && (
        <Rows label={words.workflows}>
          {data.map((workflow) => (
            <Row
              key={workflow.id}
              title={
                <>
                  <To href={workflowPlace(workflow.id)}>
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
      {making && statuses && (
        <DetailsForm
          title={own.newWorkflow}
          action={own.create}
          details={{ name: '', description: '' }}
          statuses={statuses}
          save={async (details, statusId) => {
            const definition = smallest(statusId, own.createName);
            const { id } = await post<Workflow>(workflowsPath, { ...details, definition });
            await post(`${workflowsPath}/${id}/draft`);
            await refreshWorkflows();
            go(workflowPlace(id));
          }}
          onClose={() => setMaking(false)}
        />
      )}
    </>
  );
}
