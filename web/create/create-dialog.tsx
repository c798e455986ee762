/**
 * Creates an issue from any page, with the fields that createmeta says. What is typed is kept in this browser until it
 * is created or thrown away, over a reload too.
 */
import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { readDraft } from '../kernel/draft.ts';
import { useKept } from '../kernel/kept.ts';
import { messageOf } from '../kernel/message.ts';
import { useWords } from '../kernel/words.ts';
import { useReader } from '../session/me.ts';
import { Alert } from '../ui/alert.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/states.tsx';
import { createWords } from './create.words.ts';
import { CreateForm } from './create-form.tsx';
import { type ProjectChoice, useProjects } from './create-meta.ts';
import { type Begin, closeCreate } from './open-create.ts';

/** What was typed, and of what. */
export interface Draft {
  readonly projectKey: string;
  readonly typeId: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export const draftName = ({ parent }: Begin): string => (parent ? `create/${parent.key}` : 'create');

export function CreateDialog({ begin }: { begin: Begin }) {
  const words = useWords(createWords);
  const reader = useReader().me?.name ?? '';
  const [last] = useKept('create.last', { projectKey: '', typeId: '' });
  const { data: projects, error } = useProjects();
  const [kept] = useState(() => readDraft<Draft>(reader, draftName(begin)));
  const title = begin.parent ? words.subtaskOf(begin.parent.key) : words.title;
  return (
    <Dialog opened={true} onClose={closeCreate} title={title} size={720} closeOnClickOutside={false}>
      {error && <Alert>{messageOf(error)}</Alert>}
      {!projects && !error && <Skeleton h={320} />}
      {projects?.length === 0 && <EmptyState title={words.noProject}>{words.noProjectText}</EmptyState>}
      {projects && projects.length > 0 && (
        <CreateForm
          begin={begin}
          projects={projects}
          restored={kept !== null}
          start={startOf(begin, kept, last, projects)}
        />
      )}
    </Dialog>
  );
}

/** Where it begins: as was asked, as the draft has it, in the project that is shown, as the last one was. */
function startOf(
  begin: Begin,
  kept: Draft | null,
  last: Pick<Draft, 'projectKey' | 'typeId'>,
  projects: readonly ProjectChoice[],
): Draft {
  const here = /\/(?:browse|projects)\/([A-Za-z][A-Za-z0-9_]*)/.exec(location.pathname)?.[1];
  const wanted = [begin.parent?.projectKey, begin.projectKey, kept?.projectKey, here, last.projectKey];
  const project =
    wanted.map((key) => projects.find((one) => one.key === key)).find((one) => one !== undefined) ??
    projects[0];
  const types = typesOf(project, begin);
  const type =
    [begin.issueTypeId, kept?.typeId, last.typeId]
      .map((id) => types.find((one) => one.id === id))
      .find((one) => one !== undefined) ?? types[0];
  return {
    projectKey: project?.key ?? '',
    typeId: type?.id ?? '',
    values: begin.summary === undefined ? {} : { summary: begin.summary },
  };
}

/** Parts of an issue are of other types than issues are. */
export const typesOf = (project: ProjectChoice | undefined, { parent }: Begin) =>
  (project?.issuetypes ?? []).filter(({ subtask }) => subtask === (parent !== undefined));
