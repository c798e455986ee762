import { Select, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get, post } from '../kernel/api.ts';
import { places } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { useMe } from '../session/me.ts';
import { PersonPicker } from '../ui/person-picker.tsx';
import { useGo } from '../ui/to.tsx';
import { FormDialog } from './form-dialog.tsx';
import { projectWords } from './project.words.ts';
import type { Category } from './project-data.ts';
import { typeName } from './projects.page.tsx';

export const categoriesQuery = {
  queryKey: ['project-categories'],
  queryFn: () => get<Category[]>('/rest/api/2/projectCategory'),
};

/** Letters of a name that make a good key: initials of several words, or the beginning of one. */
export function suggestKey(name: string): string {
  const words = name
    .normalize('NFD')
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((word) => /^[A-Z]/.test(word));
  const [first = ''] = words;
  return words.length > 1
    ? words
        .map((word) => word[0])
        .join('')
        .slice(0, 10)
    : first.slice(0, 4);
}

export function CreateProject({ onClose }: { onClose(): void }) {
  const words = useWords(projectWords);
  const go = useGo();
  const client = useQueryClient();
  const me = useMe();
  const { data: categories = [] } = useQuery(categoriesQuery);
  const [name, setName] = useState('');
  const [ownKey, setKey] = useState<string | null>(null);
  const [type, setType] = useState('software');
  const [lead, setLead] = useState<string | null>(me.name);
  const [category, setCategory] = useState<string | null>(null);
  const [description, setDescription] = useState('');
  const key = ownKey ?? suggestKey(name);
  const send = async () => {
    const made = await post<{ key: string }>('/rest/api/2/project', {
      name,
      key,
      projectTypeKey: type,
      lead: lead ?? undefined,
      ...(description !== '' && { description }),
      ...(category !== null && { categoryId: category }),
    });
    await client.invalidateQueries({ queryKey: ['projects'] });
    go(places.project(made.key));
  };
  const fields = ['projectName', 'projectKey', 'projectLead', 'projectTypeKey', 'description', 'categoryId'];
  return (
    <FormDialog
      title={words.createProject}
      action={words.createProject}
      fields={fields}
      send={send}
      onClose={onClose}
    >
      {(problems) => (
        <>
          <TextInput
            label={words.name}
            required
            data-autofocus
            maxLength={80}
            value={name}
            error={problems.projectName}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={words.key}
            description={words.keyText}
            required
            value={key}
            error={problems.projectKey}
            onChange={(event) => setKey(event.currentTarget.value.toUpperCase())}
          />
          <Select
            label={words.type}
            allowDeselect={false}
            data={['software', 'business'].map((value) => ({ value, label: typeName(value, words) }))}
            value={type}
            error={problems.projectTypeKey}
            onChange={(value) => value && setType(value)}
          />
          <PersonPicker
            label={words.lead}
            required
            known={me}
            value={lead}
            error={problems.projectLead}
            onChange={setLead}
          />
          {categories.length > 0 && (
            <Select
              label={words.category}
              clearable
              data={categories.map(({ id, name: label }) => ({ value: id, label }))}
              value={category}
              error={problems.categoryId}
              onChange={setCategory}
            />
          )}
          <Textarea
            label={words.description}
            autosize
            minRows={2}
            value={description}
            error={problems.description}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  );
}
