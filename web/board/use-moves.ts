/** Moving cards: shown at once, sent, and taken back with the reason where the server refuses. */

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { messageOf } from '../kernel/message.ts';
import { useWords } from '../kernel/words.ts';
import { notifications } from '../ui/notifications.ts';
import { type BoardIssue, type BoardStatus, moved } from './board.ts';
import { boardWords } from './board.words.ts';
import {
  type Board,
  forgetTransitions,
  makeTransition,
  rank,
  readTransitions,
  type Transition,
} from './board-data.ts';

/** What has to be asked before a card can move. */
export interface Question {
  readonly issue: BoardIssue;
  readonly column: BoardStatus;
  readonly before: string | null;
  /** More than one: which way? One: its screen. */
  readonly transitions: readonly Transition[];
}

export interface Moves {
  /** Keys of cards whose change is on its way. */
  readonly pending: ReadonlySet<string>;
  /** For the live region. */
  readonly said: string;
  readonly question: Question | null;
  say(text: string): void;
  answer(transition: Transition): void;
  /** The screen of a transition was sent and taken. */
  made(transition: Transition): void;
  giveUp(): void;
  /** @param before key of the issue that it shall stand before; null: at the end, undefined: wherever it stands */
  move(key: string, statusId: string, before: string | null | undefined): Promise<void>;
}

export function useMoves(queryKey: readonly unknown[]): Moves {
  const words = useWords(boardWords);
  const client = useQueryClient();
  const [pending, setPending] = useState<ReadonlySet<string>>(new Set());
  const [said, say] = useState('');
  const [question, ask] = useState<Question | null>(null);

  const board = () => client.getQueryData<Board>(queryKey);
  const change = (how: (issues: readonly BoardIssue[]) => readonly BoardIssue[]) =>
    client.setQueryData<Board>(queryKey, (old) => old && { ...old, issues: how(old.issues) });
  const wait = (key: string, on: boolean) =>
    setPending((old) => new Set(on ? [...old, key] : [...old].filter((one) => one !== key)));

  /** Shows a change, sends it, and puts the card back where the server refuses. */
  async function attempt(
    issue: BoardIssue,
    done: string,
    show: () => void,
    send: () => Promise<string | null>,
  ) {
    const list = board()?.issues ?? [];
    const after = list[list.findIndex(({ key }) => key === issue.key) + 1]?.key ?? null;
    await client.cancelQueries({ queryKey });
    show();
    wait(issue.key, true);
    const refusal = await send().catch(messageOf);
    wait(issue.key, false);
    forgetTransitions(issue.key);
    if (refusal === null) say(done);
    else {
      change((issues) => moved(withStatus(issues, issue.key, issue.fields.status), issue.key, after));
      tellRefusal(issue, refusal);
    }
    void client.invalidateQueries({ queryKey });
  }

  function tellRefusal(issue: BoardIssue, reason: string): void {
    const title = words.refused(issue.key, issue.fields.status.name);
    notifications.show({ title, message: reason, color: 'red', autoClose: 8000 });
    say(`${title}. ${reason}`);
  }

  const reorder = (key: string, before: string | null | undefined) => {
    if (before !== undefined) change((issues) => moved(issues, key, before));
  };

  const go = (issue: BoardIssue, column: BoardStatus, before: string | null | undefined, id: string) =>
    attempt(
      issue,
      words.moved(issue.key, column.name),
      () => {
        change((issues) => withStatus(issues, issue.key, column));
        reorder(issue.key, before);
      },
      async () => {
        await makeTransition(issue.key, id);
        // The step is what matters: where a rank is not the reader's to set, the card stands where it stood.
        if (before) await rank(issue.key, { rankBeforeIssue: before }).catch(() => null);
        return null;
      },
    );

  async function toColumn(issue: BoardIssue, column: BoardStatus, before: string | null | undefined) {
    say(words.moving(issue.key, column.name));
    const found = await readTransitions(issue.key).catch((error: unknown) => {
      tellRefusal(issue, messageOf(error));
      return null;
    });
    if (found === null) return;
    const ways = found.filter(({ to }) => to.id === column.id);
    const [only] = ways;
    if (!only) tellRefusal(issue, words.notAllowed(issue.key));
    else if (ways.length > 1 || hasScreen(only))
      ask({ issue, column, before: before ?? null, transitions: ways });
    else await go(issue, column, before, only.id);
  }

  return {
    pending,
    said,
    question,
    say,
    giveUp: () => {
      if (question) say(words.refused(question.issue.key, question.issue.fields.status.name));
      ask(null);
    },
    answer(transition) {
      if (!question) return;
      if (hasScreen(transition)) return ask({ ...question, transitions: [transition] });
      ask(null);
      void go(question.issue, question.column, question.before, transition.id);
    },
    made(transition) {
      if (!question) return;
      const { issue } = question;
      ask(null);
      change((issues) => withStatus(issues, issue.key, transition.to));
      forgetTransitions(issue.key);
      say(words.moved(issue.key, transition.to.name));
      void client.invalidateQueries({ queryKey });
    },
    async move(key, statusId, before) {
      const now = board();
      const issue = now?.issues.find((one) => one.key === key);
      const column = now?.columns.find(({ id }) => id === statusId);
      if (!now || !issue || !column || pending.has(key)) return;
      if (issue.fields.status.id !== statusId) return toColumn(issue, column, before);
      const place = before === undefined ? null : placeIn(now.issues, issue, before);
      if (place)
        await attempt(
          issue,
          words.ranked(key),
          () => reorder(key, before),
          () => rank(key, place),
        );
    },
  };
}

export const hasScreen = ({ fields }: Transition): boolean => Object.keys(fields).length > 0;

const withStatus = (issues: readonly BoardIssue[], key: string, status: BoardStatus): BoardIssue[] =>
  issues.map((one) => (one.key === key ? { ...one, fields: { ...one.fields, status } } : one));

/** Where in the one order of all issues: before that one, or after the last of the column. null: it is there. */
function placeIn(issues: readonly BoardIssue[], issue: BoardIssue, before: string | null) {
  if (before === issue.key) return null;
  const column = issues.filter(({ fields }) => fields.status.id === issue.fields.status.id);
  const at = column.findIndex(({ key }) => key === issue.key);
  if (before !== null) return (column[at + 1]?.key ?? null) === before ? null : { rankBeforeIssue: before };
  const last = column.at(-1);
  return !last || last.key === issue.key ? null : { rankAfterIssue: last.key };
}
