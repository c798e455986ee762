/** Who is in which role of a project; roles are what permissions are given to. */
import { ActionIcon, Button, Group, Skeleton, Stack, Title } from '@mantine/core';
import { IconUsers, IconX } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { del, get, post } from '../kernel/api.ts';
import { pathOf, places } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { GroupPicker } from '../ui/group-picker.tsx';
import { PersonPicker } from '../ui/person-picker.tsx';
import { ErrorState } from '../ui/states.tsx';
import { To } from '../ui/to.tsx';
import { Refusal } from './form-dialog.tsx';
import classes from './project.module.css';
import { projectWords } from './project.words.ts';
import { projectRest, type WholeProject } from './project-data.ts';

interface Actor {
  readonly id: number;
  readonly displayName: string;
  readonly type: 'atlassian-user-role-actor' | 'atlassian-group-role-actor';
  readonly name: string;
}

interface Role {
  readonly id: number;
  readonly name: string;
  readonly description?: string;
  readonly actors: readonly Actor[];
}

async function readRoles(key: string): Promise<Role[]> {
  const addresses = await get<Record<string, string>>(projectRest(key, '/role'));
  return Promise.all(Object.values(addresses).map((address) => get<Role>(pathOf(address))));
}

export function People({ project }: { project: WholeProject }) {
  const words = useWords(projectWords);
  const { data, error, refetch } = useQuery({
    queryKey: ['project', project.key, 'roles'],
    queryFn: () => readRoles(project.key),
  });
  return (
    <Stack gap="md">
      <Title order={2}>{words.people}</Title>
      <p className="quiet">{words.peopleText}</p>
      {error && <ErrorState error={error} order={3} retry={() => void refetch()} />}
      {!data && !error && <Skeleton h={200} />}
      {data?.map((role) => (
        <OneRole key={role.id} role={role} project={project} />
      ))}
    </Stack>
  );
}

function OneRole({ role, project }: { role: Role; project: WholeProject }) {
  const words = useWords(projectWords);
  const client = useQueryClient();
  const [user, setUser] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const [group, setGroup] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const at = projectRest(project.key, `/role/${role.id}`);
  const change = async (run: () => Promise<unknown>) => {
    setError(null);
    try {
      await run();
      setUser(null);
      setGroup(null);
      setRound(round + 1);
      await client.invalidateQueries({ queryKey: ['project', project.key, 'roles'] });
    } catch (refused) {
      setError(refused);
    }
  };
  const remove = ({ type, name }: Actor) =>
    change(() => del(at, { query: type === 'atlassian-user-role-actor' ? { user: name } : { group: name } }));
  const id = `role-${role.id}`;
  return (
    <section className={`panel ${classes.block}`} aria-labelledby={id}>
      <Title order={3} id={id}>
        {role.name}
      </Title>
      {role.description && <p className="quiet">{role.description}</p>}
      {role.actors.length === 0 && <p className="quiet">{words.nobodyInRole}</p>}
      <ul className={classes.actors}>
        {role.actors.map((actor) => (
          <li key={actor.id}>
            {actor.type === 'atlassian-group-role-actor' ? (
              <span>
                <IconUsers size={16} aria-hidden={true} /> <bdi>{actor.displayName}</bdi>{' '}
                <span className="quiet">{words.group}</span>
              </span>
            ) : (
              <To href={places.person(actor.name)}>
                <bdi>{actor.displayName}</bdi>
              </To>
            )}
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={words.takeOut(actor.displayName, role.name)}
              title={words.takeOut(actor.displayName, role.name)}
              onClick={() => void remove(actor)}
            >
              <IconX size={16} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {error !== null && <Refusal error={error} />}
      <Group align="end" gap="sm" mt="sm">
        <PersonPicker
          key={`person ${round}`}
          label={words.addPerson(role.name)}
          value={user}
          onChange={(name) => setUser(name)}
        />
        <Button
          variant="default"
          disabled={user === null}
          onClick={() => void change(() => post(at, { user: [user] }))}
        >
          {words.add}
        </Button>
        <GroupPicker
          key={`group ${round}`}
          label={words.addGroup(role.name)}
          value={group}
          onChange={setGroup}
        />
        <Button
          variant="default"
          disabled={group === null}
          onClick={() => void change(() => post(at, { group: [group] }))}
        >
          {words.add}
        </Button>
      </Group>
    </section>
  );
}
