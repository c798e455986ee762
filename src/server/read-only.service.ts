/**
 * Read-only mode: while it is on, every request whose method may change something is refused (http/server.ts), but for
 * those that say of themselves that they only read, or are a way in or out. What the program does by itself goes on.
 */
import { record } from '../audit/audit.service.ts';
import { type Ctx, transact } from '../context.ts';
import { isTimeZone } from '../kernel/jira-date.ts';
import { notATime, readOnlyNow, unknownZone } from './read-only.errors.ts';
import { type ReadOnlyMode, writable } from './read-only.ts';
import { changeSetting, readSetting } from './setting.service.ts';

const KEY = 'read-only-mode';

export function readOnlyMode(ctx: Pick<Ctx, 'config'>): ReadOnlyMode {
  const stored = readSetting(ctx, KEY);
  return stored === null ? writable : (JSON.parse(stored) as ReadOnlyMode);
}

/** @throws AppError 503 while the server is read-only */
export function requireWritable(ctx: Pick<Ctx, 'config'>): void {
  if (readSetting(ctx, KEY) === null) return;
  const mode = readOnlyMode(ctx);
  if (mode.enabled) throw readOnlyNow(mode);
}

/**
 * Switches it on or off.
 * @param changes what is not in them stays as it is
 * @throws AppError 400 by field
 */
export async function changeReadOnlyMode(ctx: Ctx, changes: Partial<ReadOnlyMode>): Promise<void> {
  const before = readOnlyMode(ctx);
  const mode: ReadOnlyMode = { ...before, ...changes };
  if (mode.timeZone !== '' && !isTimeZone(mode.timeZone)) throw unknownZone();
  if (mode.endTime !== '' && !isLocalTime(mode.endTime)) throw notATime();
  await transact(ctx, async (tx) => {
    await changeSetting(tx, KEY, JSON.stringify(mode));
    await record(tx, {
      category: 'system',
      action: mode.enabled ? 'read-only-on' : 'read-only-off',
      summary: mode.enabled ? 'Read-only mode switched on' : 'Read-only mode switched off',
      changed: [
        { fieldName: 'enabled', changedFrom: String(before.enabled), changedTo: String(mode.enabled) },
        { fieldName: 'message', changedFrom: before.message, changedTo: mode.message },
      ],
    });
  });
}

const LOCAL_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,3})?)?([+-]\d\d:?\d\d|Z)?$/;

const isLocalTime = (text: string): boolean =>
  LOCAL_TIME.test(text) && !Number.isNaN(Date.parse(text.slice(0, 16).replace(' ', 'T')));
