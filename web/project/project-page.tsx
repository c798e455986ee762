/** What every page of a project does first: read it, or say why it cannot be shown. */
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ErrorState } from '../ui/states.tsx';
import { useProject, type WholeProject } from './project-data.ts';
import { ProjectHead, type Section } from './project-head.tsx';

interface Props {
  section: Section;
  title: string;
  children(project: WholeProject): ReactNode;
}

export function ProjectPage({ section, title, children }: Props) {
  const { projectKey = '' } = useParams({ strict: false }) as { projectKey?: string };
  const { data, error, refetch } = useProject(projectKey);
  if (error && !data)
    return (
      <div className="reading">
        <ErrorState error={error} order={1} retry={() => void refetch()} />
      </div>
    );
  return (
    <div className="reading">
      <ProjectHead project={data ?? null} section={section} title={title} />
      {data && children(data)}
    </div>
  );
}
