/** "Create", on every page; its key is in the top bar. The dialog is loaded when it is first opened. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { frameWords } from '../app/frame.words.ts';
import { useWords } from '../kernel/words.ts';
import { KeyTip } from '../ui/key-tip.tsx';
import classes from './create-button.module.css';
import { openCreate, useOpenCreate } from './open-create.ts';

const load = () => import('./create-dialog.tsx');
const CreateDialog = lazy(async () => ({ default: (await load()).CreateDialog }));

export function CreateButton() {
  const words = useWords(frameWords);
  const begin = useOpenCreate();
  return (
    <>
      <KeyTip label={words.createIssue} keys="c">
        <Button
          className={classes.button as string}
          aria-label={words.createIssue}
          onClick={() => openCreate()}
          onPointerEnter={() => void load()}
        >
          <IconPlus size={16} aria-hidden />
          <span className={classes.word}>{words.create}</span>
        </Button>
      </KeyTip>
      {begin && (
        <Suspense fallback={null}>
          <CreateDialog begin={begin} />
        </Suspense>
      )}
    </>
  );
}
