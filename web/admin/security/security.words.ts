import { catalogue } from '../../kernel/words.ts';

export const securityWords = catalogue(
  {
    setAtStart: (names: string) =>
      `It was said when the program was started (${names}). It is changed there, and stays as it is until then.`,
    sessions: 'Sessions',
    idle: 'Minutes until an unused session ends',
    idleText: 'A shorter time ends at once the sessions that have been idle for longer, yours among them.',
    lifetime: 'Hours until any session ends',
    lifetimeText:
      'Used or not. A shorter time ends older sessions at once; a longer one holds for those that begin afterwards.',
    remember: 'Let people stay logged in',
    rememberText: 'Off: nobody comes in by a log-in that was remembered, those from before included.',
    rememberDays: 'Days that a log-in is remembered',
    rememberDaysText:
      'Counted from the log-in. Fewer days hold at once for those that there are; more hold for new ones.',
    passwords: 'Passwords',
    minimumLength: 'Shortest new password',
    minimumLengthText: 'In characters; 15 are recommended. Passwords that there are stay as they are.',
    basic: 'Let programs send a password with each request',
    basicText:
      'Basic authentication. Off: programs need access tokens or OAuth; scripts that send a password are refused at once (403).',
  },
  {
    setAtStart: (names: string) =>
      `Das wurde beim Start des Programms gesagt (${names}). Es wird dort geändert und bleibt bis dahin, wie es ist.`,
    sessions: 'Sitzungen',
    idle: 'Minuten, bis eine unbenutzte Sitzung endet',
    idleText: 'Eine kürzere Zeit beendet sofort die Sitzungen, die länger unbenutzt waren, auch Ihre eigene.',
    lifetime: 'Stunden, bis jede Sitzung endet',
    lifetimeText:
      'Benutzt oder nicht. Eine kürzere Zeit beendet ältere Sitzungen sofort; eine längere gilt für die, die danach beginnen.',
    remember: 'Personen dürfen angemeldet bleiben',
    rememberText: 'Aus: Niemand kommt mit einer gemerkten Anmeldung herein, auch nicht mit einer von vorher.',
    rememberDays: 'Tage, die eine Anmeldung gemerkt wird',
    rememberDaysText:
      'Gezählt ab der Anmeldung. Weniger Tage gelten sofort auch für die, die es gibt; mehr gelten für neue.',
    passwords: 'Passwörter',
    minimumLength: 'Kürzestes neues Passwort',
    minimumLengthText: 'In Zeichen; 15 werden empfohlen. Passwörter, die es gibt, bleiben, wie sie sind.',
    basic: 'Programme dürfen mit jeder Anfrage ein Passwort senden',
    basicText:
      'Basic-Anmeldung. Aus: Programme brauchen Zugriffstokens oder OAuth; Skripte, die ein Passwort senden, werden sofort abgewiesen (403).',
  },
);
