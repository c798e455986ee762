/** Programs that may ask people for access, as REST has them. */
import { queries } from '../../kernel/queries.ts';

export interface Client {
  readonly id: string;
  readonly name: string;
  readonly confidential: boolean;
  readonly redirectUris: readonly string[];
  readonly scope: string;
  readonly legacy: boolean;
  readonly runAs: string | null;
  readonly created: string;
  readonly secretCreated: string | null;
}

export interface Consumer {
  readonly id: string;
  readonly consumerKey: string;
  readonly name: string;
  readonly description?: string;
  readonly publicKey?: { readonly bits: number; readonly fingerprint: string };
  readonly callbackUrl?: string;
  readonly callbackMatch: 'exact' | 'prefix';
  readonly active: boolean;
  readonly executeAs?: string;
}

export const clientsPath = '/rest/tessera/1/oauth2/client';
export const consumersPath = '/rest/tessera/1/oauth1/consumer';
export const clientPath = (id: string): string => `${clientsPath}/${encodeURIComponent(id)}`;
export const consumerPath = (id: string): string => `${consumersPath}/${id}`;

export const programsKey = ['programs'];
export const refreshPrograms = (): Promise<void> => queries.invalidateQueries({ queryKey: programsKey });
