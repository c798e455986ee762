import type { LoginInfo } from '../../context.ts';
import type { Links } from '../../http/links.ts';
import { optionalInstant } from '../../kernel/jira-date.ts';
import type { LoginInfoJson } from './session.schema.ts';

/**
 * Jira's loginInfo. What never happened is absent, not null and not 0; failedLoginCount counts all failures ever.
 * @param timeZone IANA name of the reader's zone
 */
export const presentLoginInfo = (info: LoginInfo, timeZone: string): LoginInfoJson => ({
  ...(info.totalFailed > 0 && { failedLoginCount: info.totalFailed }),
  loginCount: info.loginCount,
  ...(info.lastFailed !== null && { lastFailedLoginTime: optionalInstant(info.lastFailed, timeZone) }),
  ...(info.previousLogin !== null && { previousLoginTime: optionalInstant(info.previousLogin, timeZone) }),
});

/** @param session the cookie to send from now on */
export const presentAuthSuccess = (
  session: { readonly name: string; readonly value: string },
  info: LoginInfo,
  timeZone: string,
) => ({
  session,
  loginInfo: presentLoginInfo(info, timeZone),
});

/** `self` really says `latest`, in the query form: recorded from Jira. */
export const presentCurrentUser = (name: string, info: LoginInfo, timeZone: string, links: Links) => ({
  self: links.to(`/rest/api/latest/user?username=${encodeURIComponent(name)}`),
  name,
  loginInfo: presentLoginInfo(info, timeZone),
});
