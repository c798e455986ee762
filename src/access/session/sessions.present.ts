import { jiraInstant } from '../../kernel/jira-date.ts';
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
  sessions: sessions.map((session) => ({
    id: String(session.id),
    device: describeDevice(session.userAgent),
    userAgent: session.userAgent,
    address: session.address,
    via: session.via,
    firstSeen: jiraInstant(session.created, timeZone),
    lastSeen: jiraInstant(session.lastSeen, timeZone),
    expires: jiraInstant(session.expires, timeZone),
    current: session.id === currentId,
  })),
});
