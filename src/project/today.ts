import { jiraInstant } from '../kernel/jira-date.ts';

/** The calendar day, yyyy-MM-dd, that it is where the reader is. */
export const todayOf = ({ now, actor }: { now: number; actor: { timeZone: string } }): string =>
  jiraInstant(now, actor.timeZone).slice(0, 10);
