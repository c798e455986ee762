import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { places } from '../kernel/place.ts';
import { useGo } from '../ui/to.tsx';
import { inProject } from './project-data.ts';

/** The issues of a project are a search: Jira's address leads to it. */
export function Page() {
  const { projectKey = '' } = useParams({ strict: false }) as { projectKey?: string };
  const go = useGo();
  // biome-ignore lint/correctness/useExhaustiveDependencies: gone to once
  useEffect(() => {
    go(places.navigator(`${inProject(projectKey)} ORDER BY created DESC`), { replace: true });
  }, [projectKey]);
  return null;
}
