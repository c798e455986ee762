/** Where a custom field is: its contexts, each with options of its own where something is chosen in it. */
import { Button, Group, MultiSelect, Skeleton, Title } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { del, get, post, put } from '../../kernel/api.ts';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Facts } from '../../ui/rows.tsx';
import { ErrorState } from '../../ui/states.tsx';
import classes from '../admin.module.css';
import { adminWords } from '../admin.words.ts';
import { Tool } from '../constant/constants.tsx';
import { NamedDialog } from '../named-dialog.tsx';
import { fieldKey } from './field.tsx';
import { fieldWords } from './field.words.ts';
import { hasOptions } from './field-kinds.ts';
import { FieldOptions } from './field-options.tsx';
import { type CustomField, fieldsKey } from './fields.tsx';
import { issueTypesQuery, projectsQuery } from './scope-queries.ts';

export interface Context {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly isGlobalContext: boolean;
  readonly isAnyIssueType: boolean;
  readonly projectIds: readonly string[];
  readonly issueTypeIds: readonly string[];
}

export function FieldContexts({ field }: { field: CustomField }) {
  const words = useWords(fieldWords);
  const admin = useWords(adminWords);
  const [editing, setEditing] = useState<Context | 'new' | null>(null);
  const [deleting, setDeleting] = useState<Context | null>(null);
  const { data: projects } = useQuery(projectsQuery);
  const { data: types } = useQuery(issueTypesQuery);
  const key = [...fieldKey(field.id), 'contexts'];
  const path = `/rest/api/2/field/${field.id}/context`;
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: () => get<{ values: Context[] }>(path, { query: { maxResults: 1000 } }),
  });
  const again = async () => {
    await queries.invalidateQueries({ queryKey: fieldKey(field.id) });
    await queries.invalidateQueries({ queryKey: fieldsKey });
  };
  const everywhere = data?.values.length === 1 ? words.allProjects : words.anyProject;
  const namesOf = (ids: readonly string[], list: readonly { id: string; name: string }[] | undefined) =>
    ids.map((id) => list?.find((one) => one.id === id)?.name ?? id).join(', ');
  return (
    <section aria-labelledby="field-contexts">
      <Group justify="space-between" mt="lg" mb="sm">
        <div>
          <Title order={2} id="field-contexts">
            {words.contexts}
          </Title>
          <p className={`quiet ${classes.lead}`}>{words.contextsText}</p>
        </div>
        <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
          {words.newContext}
        </Button>
      </Group>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton h={160} />}
      {data?.values.map((context) => (
        <section key={context.id} className={`panel ${classes.box}`} aria-label={context.name}>
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <div>
              <Title order={3}>
                <bdi>{context.name}</bdi>
              </Title>
              <Facts
                facts={[
                  context.isGlobalContext ? everywhere : namesOf(context.projectIds, projects),
                  context.isAnyIssueType ? words.anyIssueType : namesOf(context.issueTypeIds, types),
                  context.description,
                ]}
              />
            </div>
            <Group gap={4} wrap="nowrap">
              <Tool label={words.editContext(context.name)} onClick={() => setEditing(context)}>
                <IconPencil size={16} />
              </Tool>
              {data.values.length > 1 && (
                <Tool label={words.deleteContext(context.name)} onClick={() => setDeleting(context)}>
                  <IconTrash size={16} />
                </Tool>
              )}
            </Group>
          </Group>
          {hasOptions(field.type) && <FieldOptions field={field} context={context} />}
        </section>
      ))}
      {editing && (
        <EditContext
          field={field}
          context={editing === 'new' ? null : editing}
          onDone={again}
          onClose={() => setEditing(null)}
        />
      )}
      {deleting && (
        <Confirm
          title={admin.deleteTitle(deleting.name)}
          action={words.deleteContext(deleting.name)}
          onClose={() => setDeleting(null)}
          run={async () => {
            await del(`${path}/${deleting.id}`);
            await again();
          }}
        >
          <p>{words.deleteContextText}</p>
        </Confirm>
      )}
    </section>
  );
}

interface EditProps {
  field: CustomField;
  /** null: a new one. */
  context: Context | null;
  onDone(): Promise<unknown>;
  onClose(): void;
}

function EditContext({ field, context, onDone, onClose }: EditProps) {
  const words = useWords(fieldWords);
  const { saved, clear } = useWords(adminWords);
  const { data: projects } = useQuery(projectsQuery);
  const { data: types } = useQuery(issueTypesQuery);
  const [projectIds, setProjectIds] = useState<string[]>([...(context?.projectIds ?? [])]);
  const [issueTypeIds, setIssueTypeIds] = useState<string[]>([...(context?.issueTypeIds ?? [])]);
  return (
    <NamedDialog
      title={context ? words.editContext(context.name) : words.newContext}
      {...(context && { initial: context })}
      done={saved}
      fields={['projectIds', 'issueTypeIds']}
      onClose={onClose}
      save={async (named) => {
        const body = { ...named, projectIds, issueTypeIds };
        await (context
          ? put(`/rest/tessera/1/field/${field.id}/context/${context.id}`, body)
          : post(`/rest/api/2/field/${field.id}/context`, body));
        await onDone();
      }}
    >
      {(fieldError) => (
        <>
          <MultiSelect
            label={words.inProjects}
            description={words.inProjectsText}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': clear(words.inProjects) }}
            value={projectIds}
            error={fieldError('projectIds')}
            data={projects?.map(({ id, key, name }) => ({ value: id, label: `${name} (${key})` })) ?? []}
            onChange={setProjectIds}
          />
          <MultiSelect
            label={words.issueTypes}
            description={words.issueTypesText}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': clear(words.issueTypes) }}
            value={issueTypeIds}
            error={fieldError('issueTypeIds')}
            data={types?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
            onChange={setIssueTypeIds}
          />
        </>
      )}
    </NamedDialog>
  );
}
