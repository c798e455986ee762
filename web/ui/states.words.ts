import { catalogue } from '../kernel/words.ts';

export const stateWords = catalogue(
  {
    tryAgain: 'Try again',
    brokenTitle: 'This page could not be shown',
    broken: 'Something in it went wrong. Reload the page; what you typed is kept.',
    unreachableTitle: 'The server cannot be reached',
    unreachable: 'Check your connection. What you typed is kept.',
    forbiddenTitle: 'You may not see this',
    forbidden: 'Ask an administrator of this installation for access.',
    missingTitle: 'There is nothing here that you may see',
    missing: 'It may have been moved or deleted, or you may lack the permission to see it.',
    loginTitle: 'Log in to see this',
    login: 'Your session has ended, or you have not logged in yet.',
    refusedTitle: 'The server refused',
    awayTitle: 'The server cannot answer now',
  },
  {
    tryAgain: 'Nochmals versuchen',
    brokenTitle: 'Diese Seite konnte nicht gezeigt werden',
    broken:
      'Darin ist etwas fehlgeschlagen. Laden Sie die Seite neu; was Sie geschrieben haben, bleibt erhalten.',
    unreachableTitle: 'Der Server ist nicht erreichbar',
    unreachable: 'Prüfen Sie Ihre Verbindung. Was Sie geschrieben haben, bleibt erhalten.',
    forbiddenTitle: 'Das dürfen Sie nicht sehen',
    forbidden: 'Bitten Sie eine Administratorin oder einen Administrator um Zugang.',
    missingTitle: 'Hier ist nichts, was Sie sehen dürfen',
    missing: 'Es wurde verschoben oder gelöscht, oder Ihnen fehlt die Berechtigung dazu.',
    loginTitle: 'Melden Sie sich an, um das zu sehen',
    login: 'Ihre Sitzung ist zu Ende, oder Sie haben sich noch nicht angemeldet.',
    refusedTitle: 'Der Server lehnt ab',
    awayTitle: 'Der Server kann gerade nicht antworten',
  },
);
