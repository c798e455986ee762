import { jiraInstant } from '../../kernel/jira-date.ts';
import type { Page } from '../../kernel/paging.ts';
import { describeDevice } from './device.ts';
import type { Session } from './session.ts';

/**
 * @param currentId id of the session that asks; null: none does
 * @param timeZone IANA name of the reader's zone
 */
export const presentSessions = (
  sessions: readonly Session[],
  currentId: number | null,
  timeZone: string,
) => ({
  sessions: sessions.map((session) => presentSession(session, currentId, timeZone)),
});

/** A page of anybody's. */
export const presentAnySessions = (
  {
    sessions,
    total,
  }: { sessions: readonly (Session & { userName: string; userDisplayName: string })[]; total: number },
  page: Page,
  currentId: number | null,
  timeZone: string,
) => ({
  ...page,
  total,
  sessions: sessions.map((session) => ({
    ...presentSession(session, currentId, timeZone),
    user: { name: session.userName, displayName: session.userDisplayName },
  })),
});

const presentSession = (session: Session, currentId: number | null, timeZone: string) => ({
  id: String(session.id),
  device: describeDevice(session.userAgent),
  userAgent: session.userAgent,
  address: session.address,
  via: session.via,
  firstSeen: jiraInstant(session.created, timeZone),
  lastSeen: jiraInstant(session.lastSeen, timeZone),
  expires: jiraInstant(session.expires, timeZone),
  current: session.id === currentId,
});
