/** What the endpoints that clients call themselves have in common. */
import { formList } from '../../http/body.ts';
import type { Call } from '../../http/route.ts';
import type { OAuth2Client } from './client.ts';
import { authenticateClient } from './client-authentication.service.ts';
import { presentedClient } from './client-authentication.ts';
import { letRead } from './foreign-origin.reply.ts';
import { doubledParameters, OAuth2Error } from './oauth2.errors.ts';
import { both, type Parameters, readParameters, type Values, valuesOfQuery } from './parameters.ts';
import { requireServed } from './provider.ts';

type ClientCall = Pick<Call<unknown, unknown, unknown>, 'ctx' | 'query' | 'body' | 'headers' | 'reply'>;

const valuesOfForm =
  (body: unknown): Values =>
  (name) =>
    (typeof body === 'object' && body !== null && formList(body, name)) || [];

export interface Asked<N extends string> {
  readonly client: OAuth2Client;
  readonly values: Parameters<N | 'client_id' | 'client_secret'>['values'];
}

/**
 * Reads the parameters, finds out which client calls, and answers; what is wrong is said as libraries expect it.
 * Jira's documentation has parameters in the address, secrets and all: only a client that was registered as an older one
 * may do so, for addresses are kept in logs and histories (RFC 9700, 4.3.2).
 * @source RFC 6749, 3.2, 5.2
 */
export async function answerClient<N extends string>(
  call: ClientCall,
  names: readonly N[],
  answer: (asked: Asked<N>) => Promise<unknown>,
): Promise<unknown> {
  const { ctx, query, body, headers, reply } = call;
  requireServed(ctx.config);
  reply.header('Cache-Control', 'no-store');
  reply.header('Pragma', 'no-cache');
  try {
    const all = [...names, 'client_id', 'client_secret'] as const;
    const inQuery = valuesOfQuery(query);
    const { values, doubled } = readParameters(all, both(inQuery, valuesOfForm(body)));
    if (doubled.length > 0) throw doubledParameters(doubled);
    const presented = presentedClient(headers.authorization as string | undefined, values);
    const client = await authenticateClient(ctx, presented);
    letRead(reply, headers.origin, [client]);
    if (!client.legacy && all.some((name) => inQuery(name).length > 0))
      throw new OAuth2Error('invalid_request', 'Send the parameters in the body, not in the address.');
    return await answer({ client, values });
  } catch (error) {
    if (!(error instanceof OAuth2Error)) throw error;
    return refuse(call, error);
  }
}

function refuse({ headers, reply }: ClientCall, { code, message }: OAuth2Error) {
  reply.status(code === 'invalid_client' ? 401 : 400);
  if (code === 'invalid_client' && headers.authorization !== undefined)
    reply.header('WWW-Authenticate', 'Basic realm="oauth2", charset="UTF-8"');
  return { error: code, error_description: message };
}
