/** The own log-ins and what was tried in one's name, as the audit log has it: by this somebody notices a stranger. */
import { readAuditAbout } from '../../audit/audit.service.ts';
import type { AuditRecord } from '../../audit/audit.ts';
import type { Ctx } from '../../context.ts';
import type { Page } from '../../kernel/paging.ts';

const told = [
  'login',
  'login-failed',
  'login-denied',
  'lock',
  'unlock',
  'logout',
  'session-revoked',
  'remember-me-stolen',
  'remember-me-revoked',
];

/** The newest first. */
export const listLoginHistory = (ctx: Ctx, page: Page): Promise<{ total: number; records: AuditRecord[] }> =>
  readAuditAbout(ctx, { type: 'user', id: String(ctx.actor.userId ?? 0), actions: told }, page);
