/** The components of a project: who leads each, how much is open in it. */
import { ActionIcon, Button, Group, Menu, Select, Table, Textarea, TextInput } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { del, get, post, put } from '../kernel/api.ts';
import { useCommands } from '../kernel/commands.ts';
import { places } from '../kernel/place.ts';
import { grouped } from '../kernel/when.ts';
import { useWords } from '../kernel/words.ts';
import { PersonName } from '../ui/person.tsx';
import { PersonPicker } from '../ui/person-picker.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { statisticsQuery } from '../ui/statistics.ts';
import { To } from '../ui/to.tsx';
import { FormDialog } from './form-dialog.tsx';
import classes from './project.module.css';
import { projectWords } from './project.words.ts';
import { type Component, inProject, projectRest, useAdministers, type WholeProject } from './project-data.ts';
import { ProjectPage } from './project-page.tsx';
import { Swap } from './version-dialogs.tsx';

export function Page() {
  const words = useWords(projectWords);
  return (
    <ProjectPage section="components" title={words.components}>
      {(project) => <Components project={project} />}
    </ProjectPage>
  );
}

type Open = { what: 'edit' | 'delete'; component: Component } | { what: 'create' } | null;

function Components({ project }: { project: WholeProject }) {
  const words = useWords(projectWords);
  const may = useAdministers(project.key);
  const client = useQueryClient();
  const [open, setOpen] = useState<Open>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['project', project.key, 'components'],
    queryFn: () => get<Component[]>(projectRest(project.key, '/components')),
  });
  const counts = useQuery(
    statisticsQuery(`${inProject(project.key)} AND statusCategory != Done`, ['components']),
  );
  const openIn = (id: string) => counts.data?.dimensions[0]?.values.find((one) => one.id === id)?.count ?? 0;
  useCommands([
    may === true && {
      label: words.createComponent,
      keys: 'n',
      group: project.key,
      run: () => setOpen({ what: 'create' }),
    },
  ]);
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  const components = data ?? project.components;
  const onDone = async () => {
    await client.invalidateQueries({ queryKey: ['project', project.key] });
    await client.invalidateQueries({ queryKey: ['statistics'] });
  };
  const button = may && (
    <Button title={`${words.createComponent} (n)`} onClick={() => setOpen({ what: 'create' })}>
      {words.createComponent}
    </Button>
  );
  const dialogs = { project, components, onDone, onClose: () => setOpen(null) };
  return (
    <>
      {components.length > 0 && (
        <Group justify="flex-end" mb="sm">
          {button}
        </Group>
      )}
      {components.length === 0 ? (
        <EmptyState title={words.noComponents} action={button}>
          {words.noComponentsText}
        </EmptyState>
      ) : (
        <div className={`panel ${classes.table}`}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{words.component}</Table.Th>
                <Table.Th>{words.lead}</Table.Th>
                <Table.Th>{words.open}</Table.Th>
                {may && (
                  <Table.Th>
                    <span className="hidden-visually">{words.actions}</span>
                  </Table.Th>
                )}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {components.map((component) => (
                <Table.Tr key={component.id}>
                  <Table.Td>
                    <To
                      className={classes.long}
                      href={places.navigator(`${inProject(project.key)} AND component = ${component.id}`)}
                    >
                      <bdi>{component.name}</bdi>
                    </To>
                    {component.description && (
                      <div className={`quiet ${classes.small}`} dir="auto">
                        {component.description}
                      </div>
                    )}
                  </Table.Td>
                  <Table.Td>
                    {component.lead ? (
                      <PersonName person={component.lead} />
                    ) : (
                      <span className="quiet">{words.nobody}</span>
                    )}
                  </Table.Td>
                  <Table.Td className="figures">{counts.data && grouped(openIn(component.id))}</Table.Td>
                  {may && (
                    <Table.Td>
                      <Menu position="bottom-end">
                        <Menu.Target>
                          <ActionIcon
                            variant="subtle"
                            color="gray"
                            aria-label={words.actionsOf(component.name)}
                          >
                            <IconDots size={16} />
                          </ActionIcon>
                        </Menu.Target>
                        <Menu.Dropdown>
                          <Menu.Item onClick={() => setOpen({ what: 'edit', component })}>
                            {words.edit}
                          </Menu.Item>
                          <Menu.Item color="red" onClick={() => setOpen({ what: 'delete', component })}>
                            {words.delete}
                          </Menu.Item>
                        </Menu.Dropdown>
                      </Menu>
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      {open?.what === 'create' && <ComponentForm {...dialogs} component={null} />}
      {open?.what === 'edit' && <ComponentForm {...dialogs} component={open.component} />}
      {open?.what === 'delete' && <DeleteComponent {...dialogs} component={open.component} />}
    </>
  );
}

interface DialogProps {
  project: WholeProject;
  components: readonly Component[];
  onClose(): void;
  onDone(): Promise<void>;
}

function ComponentForm({
  project,
  component,
  onClose,
  onDone,
}: DialogProps & { component: Component | null }) {
  const words = useWords(projectWords);
  const [name, setName] = useState(component?.name ?? '');
  const [description, setDescription] = useState(component?.description ?? '');
  const [lead, setLead] = useState<string | null>(component?.lead?.name ?? null);
  const [assignee, setAssignee] = useState(component?.assigneeType ?? 'PROJECT_DEFAULT');
  const send = async () => {
    const asked = { name, description, leadUserName: lead ?? '', assigneeType: assignee };
    if (component) await put(`/rest/api/2/component/${component.id}`, asked);
    else await post('/rest/api/2/component', { ...asked, project: project.key });
    await onDone();
  };
  return (
    <FormDialog
      title={component ? words.editComponent(component.name) : words.createComponent}
      action={component ? words.save : words.create}
      fields={['name', 'description', 'leadUserName', 'assigneeType']}
      send={send}
      onClose={onClose}
    >
      {(problems) => (
        <>
          <TextInput
            label={words.name}
            required
            data-autofocus
            value={name}
            error={problems.name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Textarea
            label={words.description}
            autosize
            minRows={2}
            value={description}
            error={problems.description}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
          <PersonPicker
            label={words.lead}
            known={component?.lead ?? null}
            value={lead}
            error={problems.leadUserName}
            onChange={setLead}
          />
          <Select
            label={words.defaultAssignee}
            allowDeselect={false}
            data={[
              { value: 'PROJECT_DEFAULT', label: words.asProject },
              { value: 'COMPONENT_LEAD', label: words.componentLead },
              { value: 'PROJECT_LEAD', label: words.projectLead },
              { value: 'UNASSIGNED', label: words.nobody },
            ]}
            value={assignee}
            error={problems.assigneeType}
            onChange={(value) => value && setAssignee(value)}
          />
        </>
      )}
    </FormDialog>
  );
}

function DeleteComponent({ component, components, onClose, onDone }: DialogProps & { component: Component }) {
  const words = useWords(projectWords);
  const { data } = useQuery({
    queryKey: ['component', component.id, 'related'],
    queryFn: () => get<{ issueCount: number }>(`/rest/api/2/component/${component.id}/relatedIssueCounts`),
  });
  const [target, setTarget] = useState<string | null>(null);
  const send = async () => {
    await del(`/rest/api/2/component/${component.id}`, { query: { moveIssuesTo: target } });
    await onDone();
  };
  return (
    <FormDialog
      title={words.deleteOf(component.name)}
      action={words.delete}
      danger
      fields={['moveIssuesTo']}
      send={send}
      onClose={onClose}
    >
      {(problems) => (
        <>
          <p>{words.cannotUndo}</p>
          {data && data.issueCount > 0 && (
            <Swap
              label={words.inComponent(data.issueCount)}
              others={components.filter(({ id }) => id !== component.id)}
              value={target}
              error={problems.moveIssuesTo}
              onChange={setTarget}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}
