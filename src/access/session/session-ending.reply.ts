import type { Links } from '../../http/links.ts';
import { deviceCookie } from '../login/device-cookie.ts';
import type { Proof } from '../password/proof.service.ts';

/** What a body says to prove that it is the owner who ends a session. */
export const proofIn = (
  { currentPassword: password }: { currentPassword?: string },
  cookies: Readonly<Record<string, string>>,
  links: Links,
): Proof => ({
  password,
  field: 'currentPassword',
  deviceToken: cookies[deviceCookie],
  loginUrl: links.to('/login.jsp'),
});
