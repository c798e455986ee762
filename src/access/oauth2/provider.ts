/** Whether OAuth 2.0 is served at all. */
import type { Config } from '../../config.ts';
import { baseUrlIsHttp, providerIsOff } from './oauth2.errors.ts';
import { isLoopback } from './redirect-uri.ts';

type Settings = Pick<Config, 'oauth2Provider' | 'oauth2SkipBaseUrlHttps' | 'secureBaseUrl' | 'baseUrl'>;

/** Codes and tokens go over the network as they are: without https whoever listens has them. Source: RFC 6749, 1.6 */
const mayGoOver = ({ secureBaseUrl, oauth2SkipBaseUrlHttps, baseUrl }: Settings): boolean =>
  secureBaseUrl || oauth2SkipBaseUrlHttps || isLoopback(baseUrl);

export const isServed = (config: Settings): boolean => config.oauth2Provider && mayGoOver(config);

/** @throws AppError 403 that says which setting it is */
export function requireServed(config: Settings): void {
  if (!config.oauth2Provider) throw providerIsOff();
  if (!mayGoOver(config)) throw baseUrlIsHttp();
}
