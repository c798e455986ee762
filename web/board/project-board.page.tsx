import { useParams } from '@tanstack/react-router';
import { useWords } from '../kernel/words.ts';
import { useProject } from '../project/project-data.ts';
import { ProjectHead } from '../project/project-head.tsx';
import { ErrorState } from '../ui/states.tsx';
import { boardWords } from './board.words.ts';
import { quoted } from './board-data.ts';
import { BoardView } from './board-view.tsx';

export function Page() {
  const words = useWords(boardWords);
  const { projectKey = '' } = useParams({ strict: false }) as { projectKey?: string };
  const { data: project, error, refetch } = useProject(projectKey);
  if (error)
    return (
      <div className="reading">
        <ErrorState error={error} order={1} retry={() => void refetch()} />
      </div>
    );
  return (
    <BoardView
      key={projectKey}
      name={`project/${projectKey}`}
      scope={`project = ${quoted(projectKey)}`}
      projectKey={projectKey}
      heading={<ProjectHead project={project ?? null} section="board" title={words.board} compact />}
    />
  );
}
