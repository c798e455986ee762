/** Workflow schemes: which workflow issues follow, by their type; what projects use is changed in a draft. */
import { Button, Select, Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { del, get, post, put } from '../../kernel/api.ts';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import { ActionError } from '../../ui/action-error.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { TypeTile } from '../../ui/issue-marks.tsx';
import { useAction } from '../../ui/use-action.ts';
import { workflowsKey } from '../../workflow/workflow.ts';
import classes from '../admin.module.css';
import { adminWords } from '../admin.words.ts';
import { issueTypesQuery } from '../field/scope-queries.ts';
import { PublishScheme } from './publish-scheme.tsx';
import { SchemeFrame } from './scheme-frame.tsx';
import { SchemeList } from './scheme-list.tsx';
import { workflowSchemeWords } from './workflow-scheme.words.ts';

interface WorkflowScheme {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly defaultWorkflow: string;
  /** Issue type id → name of a workflow. */
  readonly issueTypeMappings: Readonly<Record<string, string>>;
  readonly draft: boolean;
}

const SECTION = 'workflow-schemes';
/** Jira's id of the default scheme, which cannot be changed: another one is made and given instead. */
const STANDARD = 0;
/** No name of a workflow begins or ends with a blank. */
const AS_OTHERS = ' ';
const path = '/rest/api/2/workflowscheme';
const key = ['workflow-schemes'];
const again = async (): Promise<void> => {
  await queries.invalidateQueries({ queryKey: key });
};

export function Section({ which }: { which?: string }) {
  return which === undefined ? <List /> : <Detail id={which} />;
}

const listQuery = {
  queryKey: key,
  queryFn: async () => (await get<{ schemes: WorkflowScheme[] }>('/rest/api/2/workflowschemes')).schemes,
};

function List() {
  const words = useWords(adminWords);
  const { data, error, refetch } = useQuery(listQuery);
  return (
    <SchemeList
      section={SECTION}
      kind="workflowScheme"
      title={words.workflowSchemes}
      about={words.workflowSchemesText}
      schemes={data}
      error={error}
      retry={() => void refetch()}
      isStandard={({ id }) => id === STANDARD}
      facts={({ defaultWorkflow, issueTypeMappings }) => [
        [...new Set([defaultWorkflow, ...Object.values(issueTypeMappings)])].join(', '),
      ]}
      make={async (named) => {
        const made = await post<WorkflowScheme>(path, named);
        await again();
        return made;
      }}
    />
  );
}

function Detail({ id }: { id: string }) {
  const words = useWords(adminWords);
  const own = useWords(workflowSchemeWords);
  const [doing, setDoing] = useState<'publish' | 'discard' | null>(null);
  const address = `${path}/${encodeURIComponent(id)}`;
  const standard = id === String(STANDARD);
  const { data, error, refetch } = useQuery({
    queryKey: [...key, id],
    queryFn: () => get<WorkflowScheme>(address, { query: { returnDraftIfExists: true } }),
  });
  return (
    <SchemeFrame
      section={SECTION}
      kind="workflowScheme"
      title={words.workflowSchemes}
      scheme={data && { ...data, id }}
      error={error}
      retry={() => void refetch()}
      remove={
        standard
          ? undefined
          : async () => {
              await del(address);
              await again();
            }
      }
      rename={
        standard
          ? undefined
          : async (named) => {
              await put(address, named);
              await again();
            }
      }
    >
      {data?.draft && (
        <section className={`panel ${classes.box}`} aria-label={own.draft}>
          <Title order={2}>{own.draft}</Title>
          <p className="quiet">{own.draftText}</p>
          <Button mr="sm" onClick={() => setDoing('publish')}>
            {own.publish}
          </Button>
          <Button variant="default" onClick={() => setDoing('discard')}>
            {own.discard}
          </Button>
        </section>
      )}
      {data && <Mappings scheme={data} address={address} fixed={standard} />}
      {doing === 'publish' && <PublishScheme id={id} onDone={again} onClose={() => setDoing(null)} />}
      {doing === 'discard' && (
        <Confirm
          title={`${own.discard}?`}
          action={own.discard}
          onClose={() => setDoing(null)}
          run={async () => {
            await del(`${address}/draft`);
            await again();
          }}
        >
          <p>{own.discardText}</p>
        </Confirm>
      )}
    </SchemeFrame>
  );
}

interface MappingsProps {
  scheme: WorkflowScheme;
  address: string;
  /** It cannot be changed. */
  fixed: boolean;
}

/** A choice changes the scheme where nothing uses it, and its draft where something does. */
function Mappings({ scheme, address, fixed }: MappingsProps) {
  const own = useWords(workflowSchemeWords);
  const action = useAction();
  const { data: types = [] } = useQuery(issueTypesQuery);
  const { data: workflows = [] } = useQuery({
    queryKey: workflowsKey,
    queryFn: () => get<{ name: string }[]>('/rest/tessera/1/workflow'),
  });
  const names = new Set([scheme.defaultWorkflow, ...workflows.map(({ name }) => name)]);
  const options = [...names].map((name) => ({ value: name, label: name }));
  const change = (body: Partial<Pick<WorkflowScheme, 'defaultWorkflow' | 'issueTypeMappings'>>) =>
    void action.run(async () => {
      await (scheme.draft
        ? put(`${address}/draft`, body)
        : put(address, { ...body, updateDraftIfNeeded: true }));
      await again();
    });
  const { defaultWorkflow, issueTypeMappings } = scheme;
  return (
    <section aria-labelledby="scheme-mappings">
      <Title order={2} id="scheme-mappings" mt="lg">
        {own.mappings}
      </Title>
      <p className={`quiet ${classes.lead}`}>{fixed ? own.fixedText : own.mappingsText}</p>
      <div className={classes.below}>
        <ActionError error={action.error} />
        <div className={`panel ${classes.table}`}>
          <Table verticalSpacing="xs">
            <Table.Tbody>
              <Table.Tr>
                <Table.Th scope="row">{own.others}</Table.Th>
                <Table.Td>
                  <Select
                    aria-label={own.default}
                    disabled={fixed}
                    allowDeselect={false}
                    searchable
                    value={defaultWorkflow}
                    data={options}
                    onChange={(name) => name !== null && change({ defaultWorkflow: name })}
                  />
                </Table.Td>
              </Table.Tr>
              {types.map((type) => (
                <Table.Tr key={type.id}>
                  <Table.Th scope="row">
                    <TypeTile type={type} label={false} /> <bdi>{type.name}</bdi>
                  </Table.Th>
                  <Table.Td>
                    <Select
                      aria-label={own.workflowOf(type.name)}
                      disabled={fixed}
                      allowDeselect={false}
                      searchable
                      value={issueTypeMappings[type.id] ?? AS_OTHERS}
                      data={[{ value: AS_OTHERS, label: own.asOthers }, ...options]}
                      onChange={(name) => {
                        const { [type.id]: _, ...rest } = issueTypeMappings;
                        change({
                          issueTypeMappings:
                            name === null || name === AS_OTHERS ? rest : { ...rest, [type.id]: name },
                        });
                      }}
                    />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </div>
    </section>
  );
}
