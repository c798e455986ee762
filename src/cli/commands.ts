import type { Command } from './command.ts';
import { docs } from './docs.command.ts';
import { doctor } from './doctor.command.ts';
import {
  oauth1ConsumerAdd,
  oauth1ConsumerList,
  oauth1ConsumerRemove,
  oauth1ConsumerRevoke,
} from './oauth1-consumer.command.ts';
import {
  oauth2ClientAdd,
  oauth2ClientList,
  oauth2ClientRemove,
  oauth2ClientSecret,
} from './oauth2-client.command.ts';
import { serve } from './serve.command.ts';
import { sessionList, sessionRevoke } from './session.command.ts';
import { tokenAdd, tokenList, tokenRevoke } from './token.command.ts';
import { userAdd, userList, userPassword, userUnlock } from './user.command.ts';

/** Every command, in the order in which `tessera help` lists them. `help` and `version` are run.ts's. */
export const commands: readonly Command[] = [
  serve,
  userAdd,
  userPassword,
  userUnlock,
  userList,
  sessionList,
  sessionRevoke,
  tokenList,
  tokenAdd,
  tokenRevoke,
  oauth2ClientAdd,
  oauth2ClientList,
  oauth2ClientSecret,
  oauth2ClientRemove,
  oauth1ConsumerAdd,
  oauth1ConsumerList,
  oauth1ConsumerRevoke,
  oauth1ConsumerRemove,
  doctor,
  docs,
];
