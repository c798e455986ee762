import { Button, Menu } from '@mantine/core';
import {
  IconCopy,
  IconDots,
  IconEdit,
  IconMessage,
  IconPaperclip,
  IconShare,
  IconUserPlus,
} from '@tabler/icons-react';
import { openCreate } from '../create/open-create.ts';
import { places } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { floating } from '../ui/floating.ts';
import { TypeTile } from '../ui/issue-marks.tsx';
import { KeyTip } from '../ui/key-tip.tsx';
import { To } from '../ui/to.tsx';
import { chooseFiles } from './attachment/choose-files.ts';
import { useUploads } from './attachment/uploads.tsx';
import { Field } from './field-of-issue.tsx';
import { issueWords } from './issue.words.ts';
import { useShown } from './issue-context.tsx';
import classes from './issue-view.module.css';
import { useActions } from './use-actions.ts';

/** Where the issue belongs, its summary, and what can be done with it. */
export function Head() {
  const words = useWords(issueWords);
  const { issue, edit, comment, open, embedded } = useShown();
  const Title = embedded ? 'h2' : 'h1';
  const { key, fields } = issue;
  const can = useActions();
  return (
    <header>
      <nav className={classes.crumbs} aria-label={words.issue}>
        <To href={places.project(fields.project.key)}>
          <bdi>{fields.project.name}</bdi>
        </To>
        <span aria-hidden="true">/</span>
        {fields.parent && (
          <>
            <To href={places.issue(fields.parent.key)} title={fields.parent.fields.summary}>
              {fields.parent.key}
            </To>
            <span aria-hidden="true">/</span>
          </>
        )}
        <TypeTile type={fields.issuetype} />
        <To href={places.issue(key)} className="figures">
          {key}
        </To>
      </nav>
      <Title className={classes.title}>
        <Field id="summary" />
      </Title>
      {fields.archiveddate && <p className={classes.note}>{words.archived}</p>}
      <div className={classes.actions}>
        {can.edit && (
          <Action
            label={words.edit}
            keys="e"
            icon={<IconEdit size={16} />}
            run={() => open({ kind: 'edit' })}
          />
        )}
        {can.comment && (
          <Action label={words.comment} keys="m" icon={<IconMessage size={16} />} run={() => comment(true)} />
        )}
        {can.assign && (
          <Action
            label={words.assign}
            keys="a"
            icon={<IconUserPlus size={16} />}
            run={() => edit('assignee')}
          />
        )}
        <More />
      </div>
    </header>
  );
}

function Action(props: { label: string; keys: string; icon: React.ReactNode; run(): void }) {
  return (
    <KeyTip label={props.label} keys={props.keys}>
      <Button size="compact-md" variant="default" leftSection={props.icon} onClick={props.run}>
        {props.label}
      </Button>
    </KeyTip>
  );
}

function More() {
  const words = useWords(issueWords);
  const { issue, open } = useShown();
  const { attach } = useUploads();
  const can = useActions();
  const item = (label: string, run: () => void, keys?: string, icon?: React.ReactNode) => (
    <Menu.Item onClick={run} leftSection={icon} rightSection={keys && <kbd>{keys}</kbd>}>
      {label}
    </Menu.Item>
  );
  return (
    <Menu position="bottom-start" width={240} withInitialFocusPlaceholder={false} {...floating}>
      <Menu.Target>
        <Button
          size="compact-md"
          variant="default"
          leftSection={<IconDots size={16} />}
          aria-label={words.moreActions}
        >
          {words.more}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {item(words.share, () => open({ kind: 'share' }), 's', <IconShare size={16} />)}
        {can.attach &&
          item(words.attach, () => void chooseFiles().then(attach), undefined, <IconPaperclip size={16} />)}
        {can.work && item(words.logWork, () => open({ kind: 'log-work' }))}
        {can.link && item(words.link, () => open({ kind: 'link' }))}
        {can.link && item(words.webLink, () => open({ kind: 'remote-link' }))}
        {can.subtask &&
          item(words.createSubtask, () =>
            openCreate({ parent: { key: issue.key, projectKey: issue.fields.project.key } }),
          )}
        {can.clone && item(words.clone, () => open({ kind: 'clone' }), undefined, <IconCopy size={16} />)}
        {(can.archive || can.delete) && <Menu.Divider />}
        {can.archive && item(words.archive, () => open({ kind: 'archive' }))}
        {can.restore && item(words.restore, () => void can.unarchive())}
        {can.delete && (
          <Menu.Item color="var(--wrong)" onClick={() => open({ kind: 'delete' })}>
            {words.delete}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
