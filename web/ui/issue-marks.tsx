/** The small signs of an issue: type, priority, status. Never a colour alone: a word or a shape is always with it. */
import {
  IconArrowBigDownLines,
  IconArrowDown,
  IconArrowUp,
  IconBolt,
  IconBookmark,
  IconBug,
  IconCheck,
  IconChevronsUp,
  IconEqual,
  IconListCheck,
  IconPlus,
  IconSquareCheck,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import classes from './issue-marks.module.css';

export interface IssueType {
  readonly name: string;
  readonly subtask?: boolean;
  readonly iconUrl?: string;
}
export interface Priority {
  readonly id?: string;
  readonly name: string;
}
export interface Status {
  readonly name: string;
  readonly statusCategory: { readonly key: string };
}

type Glyph = ComponentType<{ size: number; stroke: number; 'aria-hidden': boolean }>;

const types: readonly (readonly [RegExp, Glyph, string])[] = [
  [/bug|defect|fehler/i, IconBug, 'red'],
  [/epic/i, IconBolt, 'violet'],
  [/story/i, IconBookmark, 'green'],
  [/new feature|feature|improvement/i, IconPlus, 'green'],
  [/task|aufgabe/i, IconSquareCheck, 'blue'],
];

/** A tile of the type's colour with a glyph. @param label false where the name stands beside it */
export function TypeTile({ type, label = true }: { type: IssueType; label?: boolean }) {
  const [, Glyph, colour] = type.subtask
    ? [null, IconListCheck, 'blue']
    : (types.find(([name]) => name.test(type.name)) ?? [null, IconCheck, 'gray']);
  return (
    <span className={classes.type} data-colour={colour} title={type.name}>
      <Glyph size={12} stroke={2.4} aria-hidden={true} />
      {label && <span className="hidden-visually">{type.name}</span>}
    </span>
  );
}

const priorities: readonly (readonly [RegExp, Glyph, string])[] = [
  [/blocker|highest|critical/i, IconChevronsUp, 'high'],
  [/major|high/i, IconArrowUp, 'high'],
  [/trivial|lowest/i, IconArrowBigDownLines, 'low'],
  [/minor|low/i, IconArrowDown, 'low'],
];

/** An arrow, and the name for those who hear the page. @param label false where the name stands beside it */
export function PriorityMark({ priority, label = true }: { priority: Priority; label?: boolean }) {
  const [, Glyph, kind] = priorities.find(([name]) => name.test(priority.name)) ?? [
    null,
    IconEqual,
    'middle',
  ];
  return (
    <span className={classes.priority} data-kind={kind} title={priority.name}>
      <Glyph size={16} stroke={2} aria-hidden={true} />
      {label && <span className="hidden-visually">{priority.name}</span>}
    </span>
  );
}

/** The status by name, coloured by its category: to do, in progress, done. */
export function StatusBadge({ status }: { status: Status }) {
  return (
    <span className={classes.status} data-category={status.statusCategory.key}>
      {status.name}
    </span>
  );
}
