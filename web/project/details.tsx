import { Button, Group, Select, Stack, Textarea, TextInput, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ApiError, get, put } from '../kernel/api.ts';
import { ownAddress, places } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { useMay } from '../session/me.ts';
import { notifications } from '../ui/notifications.ts';
import { PersonPicker } from '../ui/person-picker.tsx';
import { useGo } from '../ui/to.tsx';
import { categoriesQuery } from './create-project.tsx';
import { Refusal } from './form-dialog.tsx';
import classes from './project.module.css';
import { projectWords } from './project.words.ts';
import { projectRest, type WholeProject } from './project-data.ts';

const shown = ['projectName', 'projectKey', 'projectLead', 'projectUrl', 'projectDescription', 'description'];

export function Details({ project }: { project: WholeProject }) {
  const words = useWords(projectWords);
  const client = useQueryClient();
  const go = useGo();
  const mayRename = useMay('ADMINISTER');
  const { data: categories = [] } = useQuery(categoriesQuery);
  const before = {
    name: project.name,
    key: project.key,
    lead: project.lead?.name ?? null,
    url: project.url ?? '',
    description: project.description ?? '',
    category: project.projectCategory?.id ?? null,
    assigneeType: project.assigneeType ?? 'UNASSIGNED',
  };
  const [now, setNow] = useState(before);
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const change = (some: Partial<typeof before>) => setNow({ ...now, ...some });
  const problems = error instanceof ApiError ? error.fields : {};
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSending(true);
    setError(null);
    try {
      await put(projectRest(project.key), changed(before, now));
      await client.invalidateQueries({ queryKey: ['projects'] });
      if (now.key !== project.key) go(places.project(now.key, 'settings'), { replace: true });
      else await client.invalidateQueries({ queryKey: ['project', project.key] });
      notifications.show({ message: words.saved });
    } catch (refused) {
      setError(refused);
    }
    setSending(false);
  };
  return (
    <Stack gap="lg">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md" maw={560}>
          <Title order={2}>{words.details}</Title>
          <TextInput
            label={words.name}
            required
            value={now.name}
            error={problems.projectName}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <TextInput
            label={words.key}
            description={mayRename ? words.keyChange : words.keyFixed}
            required
            readOnly={!mayRename}
            value={now.key}
            error={problems.projectKey}
            onChange={(event) => change({ key: event.currentTarget.value.toUpperCase() })}
          />
          <PersonPicker
            label={words.lead}
            required
            known={project.lead ?? null}
            value={now.lead}
            error={problems.projectLead}
            onChange={(lead) => change({ lead })}
          />
          <Select
            label={words.defaultAssignee}
            allowDeselect={false}
            data={[
              { value: 'PROJECT_LEAD', label: words.projectLead },
              { value: 'UNASSIGNED', label: words.nobody },
            ]}
            value={now.assigneeType}
            error={problems.assigneeType}
            onChange={(value) => value && change({ assigneeType: value })}
          />
          <TextInput
            label={words.url}
            type="url"
            value={now.url}
            error={problems.projectUrl ?? problems.url}
            onChange={(event) => change({ url: event.currentTarget.value })}
          />
          {(categories.length > 0 || now.category !== null) && (
            <Select
              label={words.category}
              clearable
              readOnly={!mayRename}
              data={categories.map(({ id, name }) => ({ value: id, label: name }))}
              value={now.category}
              error={problems.categoryId}
              onChange={(category) => change({ category })}
            />
          )}
          <Textarea
            label={words.description}
            autosize
            minRows={3}
            value={now.description}
            error={problems.projectDescription ?? problems.description}
            onChange={(event) => change({ description: event.currentTarget.value })}
          />
          {error !== null && <Refusal error={error} besides={shown} />}
          <Group>
            <Button type="submit" loading={sending}>
              {words.save}
            </Button>
          </Group>
        </Stack>
      </form>
      <Pictures project={project} />
    </Stack>
  );
}

type State = {
  name: string;
  key: string;
  lead: string | null;
  url: string;
  description: string;
  category: string | null;
  assigneeType: string;
};

/** Only what was changed: a project administrator may not send the key back. */
function changed(before: State, now: State): object {
  const is = (name: keyof State) => before[name] !== now[name];
  return {
    ...(is('name') && { name: now.name }),
    ...(is('key') && { key: now.key }),
    ...(is('lead') && { lead: now.lead ?? '' }),
    ...(is('url') && { url: now.url }),
    ...(is('description') && { description: now.description }),
    ...(is('category') && { categoryId: now.category === null ? -1 : Number(now.category) }),
    ...(is('assigneeType') && { assigneeType: now.assigneeType }),
  };
}

interface Avatar {
  readonly id: string;
  readonly isSelected: boolean;
  readonly urls: Readonly<Record<string, string>>;
}

function Pictures({ project }: { project: WholeProject }) {
  const words = useWords(projectWords);
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const { data } = useQuery({
    queryKey: ['project', project.key, 'avatars'],
    queryFn: () => get<{ system: Avatar[]; custom: Avatar[] }>(projectRest(project.key, '/avatars')),
  });
  if (!data) return null;
  const choose = async (id: string) => {
    setError(null);
    try {
      await put(projectRest(project.key, '/avatar'), { id });
      await client.invalidateQueries({ queryKey: ['project', project.key] });
      await client.invalidateQueries({ queryKey: ['projects'] });
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <section aria-labelledby="pictures">
      <Title order={2} id="pictures" mb="sm">
        {words.picture}
      </Title>
      {error !== null && <Refusal error={error} />}
      <div className={classes.pictures}>
        {[...data.custom, ...data.system].map(({ id, isSelected, urls }, index) => (
          <button
            key={id}
            type="button"
            aria-pressed={isSelected}
            aria-label={words.pictureNumber(index + 1)}
            onClick={() => void choose(id)}
          >
            <img src={ownAddress(urls['48x48'] ?? '')} alt="" width={40} height={40} />
          </button>
        ))}
      </div>
    </section>
  );
}
