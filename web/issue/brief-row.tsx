import type { ReactNode } from 'react';
import { places } from '../kernel/place.ts';
import { PriorityMark, StatusBadge, TypeTile } from '../ui/issue-marks.tsx';
import { To } from '../ui/to.tsx';
import type { Brief } from './issue.ts';
import classes from './issue-view.module.css';

/** Another issue, in a line. */
export function BriefRow({ issue: { key, fields }, end }: { issue: Brief; end?: ReactNode }) {
  const done = fields.status.statusCategory.key === 'done';
  return (
    <>
      <TypeTile type={fields.issuetype} />
      <To href={places.issue(key)} className={`figures ${classes.rowKey}`} data-done={done || undefined}>
        {key}
      </To>
      <To href={places.issue(key)} className={classes.rowSummary} tabIndex={-1} title={fields.summary}>
        <bdi className="cut">{fields.summary}</bdi>
      </To>
      <span className={classes.rowEnd}>
        {fields.priority && <PriorityMark priority={fields.priority} />}
        <StatusBadge status={fields.status} />
        {end}
      </span>
    </>
  );
}
