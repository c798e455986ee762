import { ActionIcon, Button, Progress } from '@mantine/core';
import { IconLayoutGrid, IconList, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { del } from '../../kernel/api.ts';
import { useKept } from '../../kernel/kept.ts';
import { ownAddress } from '../../kernel/place.ts';
import type { Attachment } from '../../kernel/upload.ts';
import { fileSize } from '../../kernel/when.ts';
import { useWords } from '../../kernel/words.ts';
import { useReader } from '../../session/me.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { KeyTip } from '../../ui/key-tip.tsx';
import { Time } from '../../ui/time.tsx';
import { refreshIssue } from '../issue.queries.ts';
import { issueWords } from '../issue.words.ts';
import { useShown } from '../issue-context.tsx';
import { Section } from '../section.tsx';
import { useActions } from '../use-actions.ts';
import classes from './attachments.module.css';
import { chooseFiles } from './choose-files.ts';
import { FilePicture } from './file-picture.tsx';
import { useUploads } from './uploads.tsx';
import { Viewer } from './viewer.tsx';

export function Attachments() {
  const words = useWords(issueWords);
  const { issue, may } = useShown();
  const { me } = useReader();
  const can = useActions();
  const { running, attach } = useUploads();
  const [grid, setGrid] = useKept('attachments.grid', true);
  const [viewed, view] = useState<string | null>(null);
  const [removing, remove] = useState<Attachment | null>(null);
  const files = issue.fields.attachment ?? [];
  if (files.length === 0 && running.length === 0) return null;
  const mayRemove = (file: Attachment) =>
    !issue.fields.archiveddate &&
    (may('DELETE_ALL_ATTACHMENTS') ||
      (me !== null && file.author?.name === me.name && may('DELETE_OWN_ATTACHMENTS')));
  const end = (
    <>
      <KeyTip label={grid ? words.list : words.grid}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={grid ? words.list : words.grid}
          onClick={() => setGrid(!grid)}
        >
          {grid ? <IconList size={16} /> : <IconLayoutGrid size={16} />}
        </ActionIcon>
      </KeyTip>
      {can.attach && (
        <KeyTip label={`${words.attach}. ${words.attachHint}`}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={words.attach}
            onClick={() => void chooseFiles().then(attach)}
          >
            <IconPlus size={16} />
          </ActionIcon>
        </KeyTip>
      )}
    </>
  );
  return (
    <Section id="attachments" title={words.attachments} end={end}>
      {running.map((one) => (
        <div key={one.id} className={classes.upload}>
          <span>
            {words.uploading(one.names)} <span className="figures">{Math.round(one.share * 100)} %</span>
          </span>
          <Button size="compact-xs" variant="default" onClick={one.cancel}>
            {words.cancel}
          </Button>
          <Progress
            value={one.share * 100}
            aria-label={words.uploading(one.names)}
            className={classes.progress}
          />
        </div>
      ))}
      <ul className={grid ? classes.grid : classes.list}>
        {files.map((file) => (
          <li key={file.id} className={grid ? classes.card : classes.row}>
            <a
              href={ownAddress(file.content)}
              className={classes.open}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                view(file.id);
              }}
            >
              <FilePicture file={file} small={!grid} />
              <bdi className={classes.name} title={file.filename}>
                {file.filename}
              </bdi>
            </a>
            <span className={`quiet ${classes.about}`}>
              {fileSize(file.size)} · <Time at={file.created} />
            </span>
            {mayRemove(file) && (
              <ActionIcon
                variant="subtle"
                color="gray"
                className={classes.remove}
                aria-label={words.deleteFile(file.filename)}
                onClick={() => remove(file)}
              >
                <IconTrash size={16} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {viewed !== null && <Viewer files={files} at={viewed} onAt={view} onClose={() => view(null)} />}
      {removing && (
        <Confirm
          title={`${words.deleteFile(removing.filename)}?`}
          action={words.remove}
          onClose={() => remove(null)}
          run={async () => {
            await del(`/rest/api/2/attachment/${removing.id}`);
            await refreshIssue(issue.key);
          }}
        >
          <p>{words.deleteFileText}</p>
        </Confirm>
      )}
    </Section>
  );
}
