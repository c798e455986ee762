/** Settings that make an installation weaker than it was delivered. */
import type { Config } from '../../config.ts';
import { isLoopback } from './address.ts';
import { advice, type Finding, well } from './finding.ts';

const DAY = 86_400_000;

export function checkSettings(config: Config): Finding[] {
  const found = [
    config.captchaAfter === null &&
      advice(
        'The CAPTCHA is off: passwords can be tried without end.',
        'Set --maximum-authentication-attempts 3.',
      ),
    config.failuresPerAddress === 0 &&
      advice(
        'Floods of failed logins from one address are not slowed down.',
        'Set --failures-per-address 20.',
      ),
    !config.xsrf && advice('Forged requests from other sites are not refused.', 'Leave out --no-xsrf.'),
    !config.webSudo &&
      advice(
        "Whoever gets hold of an administrator's session can do everything.",
        'Leave out --no-web-sudo.',
      ),
    config.passwordMinimumLength < 8 &&
      advice(
        'Passwords of fewer than 8 characters are taken.',
        'Set --password-minimum-length 8, better 15.',
      ),
    config.sessionLifetime > 90 * DAY &&
      advice('A session may last longer than 90 days.', 'Set --session-lifetime 30d.'),
    config.sessionIdle > 7 * DAY &&
      advice('A session may lie unused for more than a week.', 'Set --session-idle 5h.'),
    trustsEveryone(config.trustedProxies) &&
      advice(
        'Every client is believed to be a proxy, and may say where it comes from.',
        'Name your proxy only in --trusted-proxies.',
      ),
    config.adminPassword !== '' &&
      advice(
        'The preset password of the administrator is still set; it is only needed once.',
        'Unset TESSERA_ADMIN_PASSWORD.',
      ),
    config.demo &&
      !isLoopback(config.host) &&
      advice('The demo, with its known passwords, is open to others.', 'Leave out --demo.'),
  ].filter((one) => one !== false);
  return found.length > 0 ? found : [well('No setting is weaker than delivered.')];
}

const trustsEveryone = (proxies: string): boolean =>
  proxies.split(',').some((one) => /^(0\.0\.0\.0\/0|::\/0|\*)$/.test(one.trim()));
