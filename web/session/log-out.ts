import { del, setDoors } from '../kernel/api.ts';
import { forgetDrafts } from '../kernel/draft.ts';
import { fullAddress } from '../kernel/place.ts';

/** Ends the session here and everywhere, and forgets what this browser kept of its user. @param name of the user */
export async function logOut(name: string): Promise<void> {
  setDoors({ reader: null });
  try {
    await del('/rest/auth/1/session');
  } finally {
    forgetDrafts(name);
    location.assign(fullAddress('/login'));
  }
}
