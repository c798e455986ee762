/** Files that are dropped anywhere on the issue, or pasted where nobody is typing, are attached to it. */
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../../kernel/words.ts';
import { issueWords } from '../issue.words.ts';
import classes from '../issue-view.module.css';
import { useActions } from '../use-actions.ts';
import { useUploads } from './uploads.tsx';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

export function FileDrop({ children }: { children: ReactNode }) {
  const words = useWords(issueWords);
  const { attach: may } = useActions();
  const { attach } = useUploads();
  const [over, setOver] = useState(false);
  const latest = useRef(attach);
  latest.current = attach;
  useEffect(() => {
    if (!may) return;
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      const typing = event.target instanceof Element && event.target.closest('input, textarea') !== null;
      if (event.defaultPrevented || typing || files.length === 0) return;
      event.preventDefault();
      void latest.current(files);
    };
    addEventListener('paste', onPaste);
    return () => removeEventListener('paste', onPaste);
  }, [may]);
  if (!may) return children;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button "Attach files" does the same
    <div
      className={classes.drop}
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)))
          setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        if (event.defaultPrevented || !hasFiles(event)) return;
        event.preventDefault();
        void attach([...event.dataTransfer.files]);
      }}
    >
      {children}
      {over && <div className={classes.dropping}>{words.dropHere}</div>}
    </div>
  );
}
