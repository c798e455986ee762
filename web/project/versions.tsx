/** The versions of a project, the newest on top: how far each is, and what is done with it. */
import { ActionIcon, Button, Group, Menu, SegmentedControl, Table } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post, put } from '../kernel/api.ts';
import { useCommands } from '../kernel/commands.ts';
import { day, readDate } from '../kernel/when.ts';
import { useWords } from '../kernel/words.ts';
import { EmptyState } from '../ui/states.tsx';
import { Refusal } from './form-dialog.tsx';
import classes from './project.module.css';
import { projectWords } from './project.words.ts';
import { useAdministers, type Version, type WholeProject } from './project-data.ts';
import { DeleteVersion, ReleaseVersion, VersionForm } from './version-dialogs.tsx';
import { Progress } from './version-progress.tsx';

type Shown = 'unreleased' | 'released' | 'archived';
const stateOf = ({ released, archived }: Version): Shown =>
  archived ? 'archived' : released ? 'released' : 'unreleased';

type Open = { what: 'edit' | 'release' | 'delete'; version: Version } | { what: 'create' } | null;

export function Versions({ project }: { project: WholeProject }) {
  const words = useWords(projectWords);
  const may = useAdministers(project.key);
  const client = useQueryClient();
  const [shown, setShown] = useState<Shown>('unreleased');
  const [open, setOpen] = useState<Open>(null);
  const [error, setError] = useState<unknown>(null);
  useCommands([
    may === true && {
      label: words.createVersion,
      keys: 'n',
      group: project.key,
      run: () => setOpen({ what: 'create' }),
    },
  ]);
  // The oldest comes first on the wire; what is next is what people look for.
  const versions = project.versions.filter((one) => stateOf(one) === shown).reverse();
  const again = async () => {
    await client.invalidateQueries({ queryKey: ['project', project.key] });
    await client.invalidateQueries({ queryKey: ['version'] });
  };
  const act = (run: () => Promise<unknown>) => {
    setError(null);
    run().then(again, setError);
  };
  const close = () => setOpen(null);
  const dialogs = { project, onClose: close, onDone: again };
  return (
    <>
      <Group justify="space-between" mb="sm">
        <SegmentedControl
          aria-label={words.versions}
          value={shown}
          onChange={(value) => setShown(value as Shown)}
          data={[
            { value: 'unreleased', label: words.unreleased },
            { value: 'released', label: words.released },
            { value: 'archived', label: words.archivedVersions },
          ]}
        />
        {may && (
          <Button title={`${words.createVersion} (n)`} onClick={() => setOpen({ what: 'create' })}>
            {words.createVersion}
          </Button>
        )}
      </Group>
      {error !== null && <Refusal error={error} />}
      {versions.length === 0 ? (
        <EmptyState title={words.noVersions}>{words.noVersionsText}</EmptyState>
      ) : (
        <div className={`panel ${classes.table}`}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{words.version}</Table.Th>
                <Table.Th>{words.progress}</Table.Th>
                <Table.Th className={classes.wideOnly}>{words.startDate}</Table.Th>
                <Table.Th>{words.releaseDate}</Table.Th>
                {may && (
                  <Table.Th>
                    <span className="hidden-visually">{words.actions}</span>
                  </Table.Th>
                )}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {versions.map((version, index) => (
                <Table.Tr key={version.id}>
                  <Table.Td>
                    <strong className={classes.long}>
                      <bdi>{version.name}</bdi>
                    </strong>
                    {version.description && (
                      <div className={`quiet ${classes.small}`} dir="auto">
                        {version.description}
                      </div>
                    )}
                  </Table.Td>
                  <Table.Td>
                    <Progress version={version} projectKey={project.key} />
                  </Table.Td>
                  <Table.Td className={classes.wideOnly}>
                    {version.startDate && day(readDate(version.startDate))}
                  </Table.Td>
                  <Table.Td>
                    {version.releaseDate && day(readDate(version.releaseDate))}
                    {version.overdue && <span className={classes.overdue}> {words.overdue}</span>}
                  </Table.Td>
                  {may && (
                    <Table.Td>
                      <Actions
                        version={version}
                        above={versions[index - 1] ?? null}
                        below={versions[index + 1] ?? null}
                        open={setOpen}
                        act={act}
                      />
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      {open?.what === 'create' && <VersionForm {...dialogs} version={null} />}
      {open?.what === 'edit' && <VersionForm {...dialogs} version={open.version} />}
      {open?.what === 'release' && <ReleaseVersion {...dialogs} version={open.version} />}
      {open?.what === 'delete' && <DeleteVersion {...dialogs} version={open.version} />}
    </>
  );
}

interface ActionsProps {
  version: Version;
  above: Version | null;
  below: Version | null;
  open(what: Open): void;
  act(run: () => Promise<unknown>): void;
}

function Actions({ version, above, below, open, act }: ActionsProps) {
  const words = useWords(projectWords);
  const at = `/rest/api/2/version/${version.id}`;
  const set = (changed: object) => act(() => put(at, changed));
  // What is drawn above comes later in the list of the server, whose order is the other way round.
  const beyond = (other: Version) => act(() => swap(version, other));
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={words.actionsOf(version.name)}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {!version.archived && !version.released && (
          <Menu.Item onClick={() => open({ what: 'release', version })}>{words.release}</Menu.Item>
        )}
        {version.released && !version.archived && (
          <Menu.Item onClick={() => set({ released: false })}>{words.unrelease}</Menu.Item>
        )}
        <Menu.Item onClick={() => open({ what: 'edit', version })}>{words.edit}</Menu.Item>
        {above && <Menu.Item onClick={() => beyond(above)}>{words.moveUp}</Menu.Item>}
        {below && <Menu.Item onClick={() => act(() => swap(below, version))}>{words.moveDown}</Menu.Item>}
        <Menu.Item onClick={() => set({ archived: !version.archived })}>
          {version.archived ? words.unarchive : words.archive}
        </Menu.Item>
        <Menu.Item color="red" onClick={() => open({ what: 'delete', version })}>
          {words.delete}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Puts a version behind another one. */
const swap = (version: Version, behind: Version): Promise<unknown> =>
  post<{ self: string }>(`/rest/api/2/version/${version.id}/move`, { after: behind.id });
