/** Whether the administrator's password was confirmed lately, and giving that up. */
import { del, get } from '../kernel/api.ts';
import { queries } from '../kernel/queries.ts';

export interface SudoState {
  readonly required: boolean;
  readonly confirmed: boolean;
  readonly captcha: boolean;
}

export const sudoKey = ['websudo'] as const;

export const sudoQuery = {
  queryKey: sudoKey,
  queryFn: () => get<SudoState>('/rest/tessera/1/websudo'),
};

export async function dropSudo(): Promise<void> {
  await del('/rest/auth/1/websudo');
  await queries.invalidateQueries({ queryKey: sudoKey });
}
