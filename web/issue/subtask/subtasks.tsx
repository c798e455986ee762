import { ActionIcon, Button, NativeSelect, Progress, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconGripVertical, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { openCreate } from '../../create/open-create.ts';
import { ApiError, get, post } from '../../kernel/api.ts';
import { useKept } from '../../kernel/kept.ts';
import { messageOf } from '../../kernel/message.ts';
import { useWords } from '../../kernel/words.ts';
import { Alert } from '../../ui/alert.tsx';
import { KeyTip } from '../../ui/key-tip.tsx';
import { BriefRow } from '../brief-row.tsx';
import { refreshIssue } from '../issue.queries.ts';
import { issuePath } from '../issue.ts';
import { issueWords } from '../issue.words.ts';
import { useShown } from '../issue-context.tsx';
import classes from '../issue-view.module.css';
import { Section } from '../section.tsx';
import { useActions } from '../use-actions.ts';
import own from './subtasks.module.css';

/** The parts that the work is in, in an order that people give them. */
export function Subtasks() {
  const words = useWords(issueWords);
  const { issue } = useShown();
  const can = useActions();
  const [adding, add] = useState(false);
  const [said, say] = useState('');
  const [from, drag] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const { data: mayMove = false } = useQuery({
    queryKey: ['issue', issue.key, 'subtask-move'],
    queryFn: ({ signal }) => get<boolean>(issuePath(issue.key, '/subtask/move'), { signal }),
  });
  const subtasks = issue.fields.subtasks ?? [];
  if (subtasks.length === 0 && !adding && !can.subtask) return null;
  const done = subtasks.filter(({ fields }) => fields.status.statusCategory.key === 'done').length;
  const move = async (original: number, current: number) => {
    const moved = subtasks[original];
    if (!moved || original === current) return;
    try {
      await post(issuePath(issue.key, '/subtask/move'), { original, current });
      say(words.moved(moved.key, current + 1));
    } catch (error) {
      say(messageOf(error));
    }
    await refreshIssue(issue.key);
  };
  const end = can.subtask && (
    <KeyTip label={words.createSubtask}>
      <ActionIcon variant="subtle" color="gray" aria-label={words.createSubtask} onClick={() => add(true)}>
        <IconPlus size={16} />
      </ActionIcon>
    </KeyTip>
  );
  return (
    <Section id="subtasks" title={words.subtasks} end={end}>
      {subtasks.length > 0 && (
        <>
          <div className={own.progress}>
            <Progress
              value={(done / subtasks.length) * 100}
              aria-label={words.progress(done, subtasks.length)}
              style={{ flex: 1 }}
            />
            <span className="quiet figures">{words.progress(done, subtasks.length)}</span>
          </div>
          <ul className={`panel ${classes.list}`}>
            {subtasks.map((one, at) => (
              <li
                key={one.id}
                className={`${classes.row} ${from === at ? classes.dragged : ''} ${over === at ? classes.over : ''}`}
                draggable={mayMove}
                onDragStart={(event) => {
                  event.dataTransfer.setData('text/plain', one.key);
                  event.dataTransfer.effectAllowed = 'move';
                  drag(at);
                }}
                onDragEnd={() => {
                  drag(null);
                  setOver(null);
                }}
                onDragOver={(event) => {
                  if (from === null) return;
                  event.preventDefault();
                  setOver(at);
                }}
                onDrop={(event) => {
                  if (from === null) return;
                  event.preventDefault();
                  void move(from, at);
                }}
              >
                {mayMove && <IconGripVertical size={16} aria-hidden className={own.grip} />}
                <BriefRow
                  issue={one}
                  end={
                    mayMove && (
                      <>
                        <Step label={words.moveUp(one.key)} off={at === 0} run={() => void move(at, at - 1)}>
                          <IconChevronUp size={16} />
                        </Step>
                        <Step
                          label={words.moveDown(one.key)}
                          off={at === subtasks.length - 1}
                          run={() => void move(at, at + 1)}
                        >
                          <IconChevronDown size={16} />
                        </Step>
                      </>
                    )
                  }
                />
              </li>
            ))}
          </ul>
        </>
      )}
      <p role="status" className="hidden-visually">
        {said}
      </p>
      {adding && <NewSubtask onClose={() => add(false)} />}
    </Section>
  );
}

function Step(props: { label: string; off: boolean; run(): void; children: React.ReactNode }) {
  return (
    <ActionIcon
      className={own.step}
      variant="subtle"
      color="gray"
      size={24}
      aria-label={props.label}
      disabled={props.off}
      onClick={props.run}
    >
      {props.children}
    </ActionIcon>
  );
}

/** One after the other: Enter creates it and waits for the next. What needs more fields goes on in the dialog. */
function NewSubtask({ onClose }: { onClose(): void }) {
  const words = useWords(issueWords);
  const { issue } = useShown();
  const projectKey = issue.fields.project.key;
  const [summary, setSummary] = useState('');
  const [kept, keep] = useKept('subtask.type', '');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState('');
  const { data } = useQuery({
    queryKey: ['createmeta', projectKey],
    queryFn: ({ signal }) =>
      get<{ values: { id: string; name: string; subtask: boolean }[] }>(
        `/rest/api/2/issue/createmeta/${encodeURIComponent(projectKey)}/issuetypes`,
        { query: { maxResults: 200 }, signal },
      ),
  });
  const types = data?.values.filter(({ subtask }) => subtask) ?? [];
  const type = types.find(({ id }) => id === kept) ?? types[0];
  const create = async (event: FormEvent) => {
    event.preventDefault();
    if (summary.trim() === '' || !type) return;
    setBusy(true);
    setRefused('');
    const parent = { key: issue.key };
    const fields = {
      project: { key: projectKey },
      issuetype: { id: type.id },
      parent,
      summary: summary.trim(),
    };
    try {
      await post('/rest/api/2/issue', { fields });
      setSummary('');
      await refreshIssue(issue.key);
    } catch (error) {
      const elsewhere = error instanceof ApiError && Object.keys(error.fields).some((id) => id !== 'summary');
      if (elsewhere) {
        openCreate({ parent: { key: issue.key, projectKey }, issueTypeId: type.id, summary: summary.trim() });
        onClose();
      } else setRefused(messageOf(error));
    }
    setBusy(false);
  };
  return (
    <form
      className={own.form}
      onSubmit={create}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      {types.length > 1 && (
        <NativeSelect
          aria-label={words.subtaskType}
          data={types.map(({ id, name }) => ({ value: id, label: name }))}
          value={type?.id ?? ''}
          onChange={(event) => keep(event.currentTarget.value)}
        />
      )}
      <TextInput
        className={own.summary as string}
        aria-label={words.subtaskSummary}
        placeholder={words.subtaskSummary}
        value={summary}
        maxLength={255}
        onChange={(event) => setSummary(event.currentTarget.value)}
        autoFocus
      />
      <Button type="submit" loading={busy} disabled={!type || summary.trim() === ''}>
        {words.add}
      </Button>
      <Button variant="default" onClick={onClose}>
        {words.cancel}
      </Button>
      {refused && <Alert>{refused}</Alert>}
    </form>
  );
}
