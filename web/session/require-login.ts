import { redirect } from '@tanstack/react-router';
import { loginAddress } from '../kernel/place.ts';
import { queries } from '../kernel/queries.ts';
import { readerQuery } from './me.ts';

/** Leads strangers to the log-in and, after it, back to where they wanted to go: for `beforeLoad` of a route. */
export async function requireLogin({ location }: { location: { href: string } }): Promise<void> {
  const { me } = await queries.ensureQueryData(readerQuery);
  if (me) return;
  throw redirect({ href: loginAddress(location.href), reloadDocument: true });
}
