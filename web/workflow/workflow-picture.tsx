/** A workflow as a picture, as the server lays it out; beside it stands the same as a table. */
import { useComputedColorScheme } from '@mantine/core';
import { address } from '../kernel/api.ts';
import { useWords } from '../kernel/words.ts';
import classes from './workflow.module.css';
import { workflowWords } from './workflow.words.ts';

interface Props {
  id: number;
  name: string;
  mode: 'live' | 'draft';
  /** Another one asks for the picture anew. */
  version: number;
}

export function WorkflowPicture({ id, name, mode, version }: Props) {
  const words = useWords(workflowWords);
  const theme = useComputedColorScheme('light');
  const source = address(`/rest/tessera/1/workflow/${id}/diagram.svg`, { mode, theme, _: version });
  return (
    <section className={`panel ${classes.picture}`} aria-label={words.pictureOf(name)} tabIndex={-1}>
      <img src={source} alt={words.pictureAlt(name)} />
    </section>
  );
}
