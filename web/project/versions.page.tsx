import { useWords } from '../kernel/words.ts';
import { projectWords } from './project.words.ts';
import { ProjectPage } from './project-page.tsx';
import { Versions } from './versions.tsx';

export function Page() {
  const words = useWords(projectWords);
  return (
    <ProjectPage section="versions" title={words.versions}>
      {(project) => <Versions project={project} />}
    </ProjectPage>
  );
}
