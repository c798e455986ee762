/** How a client says who it is: in the header or in the body, never both. Source: RFC 6749, 2.3; RFC 9700, 2.5 */

export interface ClientCredentials {
  readonly clientId: string;
  /** null: none was sent, as a public client does. */
  readonly secret: string | null;
}

export type Presented = ClientCredentials | 'none' | 'malformed' | 'several';

/**
 * @param authorization of the request; undefined: none
 * @param parameters client_id and client_secret of the body
 */
export function presentedClient(
  authorization: string | undefined,
  { client_id: clientId, client_secret: secret }: { client_id?: string; client_secret?: string },
): Presented {
  if (authorization === undefined)
    return clientId === undefined ? 'none' : { clientId, secret: secret ?? null };
  const header = ofHeader(authorization);
  if (header === null) return 'malformed';
  if (secret !== undefined) return 'several';
  return clientId === undefined || clientId === header.clientId ? header : 'several';
}

/** Both halves are written as in a form before they are joined. Many clients leave that out, and then it changes nothing. */
function ofHeader(authorization: string): ClientCredentials | null {
  const [, encoded] = /^\s*basic\s+([A-Za-z0-9+/=_-]+)\s*$/i.exec(authorization) ?? [];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1) return null;
  const clientId = ofForm(text.slice(0, colon));
  const secret = ofForm(text.slice(colon + 1));
  if (clientId === null || secret === null) return null;
  return { clientId, secret: secret === '' ? null : secret };
}

function ofForm(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
