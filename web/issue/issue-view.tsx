/** An issue: left what is read, right a rail of its fields. A page of its own, or beside the list of a search. */
import { useEffect, useState } from 'react';
import { NotFoundPage } from '../app/not-found-page.tsx';
import { ApiError } from '../kernel/api.ts';
import { loginAddress, places, serverTitle } from '../kernel/place.ts';
import { useReader } from '../session/me.ts';
import { ErrorState } from '../ui/states.tsx';
import { useTitle } from '../ui/title.ts';
import { useGo } from '../ui/to.tsx';
import { Activity } from './activity/activity.tsx';
import { Attachments } from './attachment/attachments.tsx';
import { FileDrop } from './attachment/file-drop.tsx';
import { UploadProvider } from './attachment/uploads.tsx';
import { Head } from './head.tsx';
import { useIssue, useIssuePermissions } from './issue.queries.ts';
import type { Issue } from './issue.ts';
import { IssueCommands } from './issue-commands.tsx';
import { type IssueDialog, IssueProvider, type Shown } from './issue-context.tsx';
import { IssueDialogs } from './issue-dialogs.tsx';
import { IssueSkeleton } from './issue-skeleton.tsx';
import classes from './issue-view.module.css';
import { Links } from './link/links.tsx';
import { LongTexts } from './long-texts.tsx';
import { Rail } from './rail.tsx';
import { Subtasks } from './subtask/subtasks.tsx';
import { StatusButton } from './transition/status-button.tsx';
import { usePlace } from './use-place.ts';

interface Props {
  issueKey: string;
  /** Beside a list: the address and the title are the list's. */
  embedded?: boolean;
}

export function IssueView({ issueKey, embedded = false }: Props) {
  const { data, error, refetch } = useIssue(issueKey);
  const { me } = useReader();
  const go = useGo();
  const moved = data !== undefined && data.key !== issueKey && !embedded;
  useEffect(() => {
    // It has moved to another project since: its address does, too.
    if (moved) go(places.issue(data.key) + location.search + location.hash, { replace: true });
  }, [moved, data?.key, go]);
  const stranger = error instanceof ApiError && error.status === 401 && me === null;
  useEffect(() => {
    if (stranger && !embedded) location.assign(loginAddress(places.issue(issueKey)));
  }, [stranger, embedded, issueKey]);
  if (data) return <Loaded key={data.id} issue={data} embedded={embedded} />;
  if (error instanceof ApiError && (error.status === 404 || error.status === 403)) return <NotFoundPage />;
  if (error && !stranger) return <ErrorState order={1} error={error} retry={() => void refetch()} />;
  return <IssueSkeleton />;
}

function Loaded({ issue, embedded }: { issue: Issue; embedded: boolean }) {
  const may = useIssuePermissions(issue.key);
  const [editing, edit] = useState<string | null>(null);
  const [dialog, open] = useState<IssueDialog | null>(null);
  const [commenting, comment] = useState(false);
  const { key } = issue;
  const projectKey = issue.fields.project.key;
  const mayAttach = may('CREATE_ATTACHMENTS') && !issue.fields.archiveddate;
  const place = usePlace(key, projectKey, mayAttach);
  const shown: Shown = { issue, may, editing, edit, dialog, open, commenting, comment, place, embedded };
  return (
    <IssueProvider value={shown}>
      <UploadProvider issueKey={key}>
        {!embedded && <WindowTitle issue={issue} />}
        <IssueCommands />
        <FileDrop>
          <article
            className={classes.view}
            data-embedded={embedded || undefined}
            aria-label={`${key} ${issue.fields.summary}`}
          >
            <div className={classes.columns}>
              <div className={classes.head}>
                <Head />
              </div>
              <div className={classes.status}>
                <StatusButton />
              </div>
              <div className={classes.text}>
                <LongTexts />
                <Attachments />
                <Subtasks />
                <Links />
                <Activity />
              </div>
              <div className={classes.rail}>
                <Rail />
              </div>
            </div>
          </article>
        </FileDrop>
        <IssueDialogs />
      </UploadProvider>
    </IssueProvider>
  );
}

function WindowTitle({ issue }: { issue: Issue }) {
  useTitle(`[${issue.key}] ${issue.fields.summary} - ${serverTitle}`);
  return null;
}
