import { catalogue } from '../kernel/words.ts';

export const newsWords = catalogue(
  {
    title: 'Notifications',
    group: 'Everywhere',
    unread: (count: number) => (count === 1 ? 'One new notification' : `${count} new notifications`),
    nothing: 'Nothing new. What others do to issues that you watch, reported or are assigned stands here.',
    created: 'created',
    commented: 'commented on',
    mentioned: 'mentioned you in a comment on',
    transitioned: (status: string) => `moved to ${status}:`,
    assigned: 'assigned to you',
    changed: (fields: string) => `changed ${fields} of`,
  },
  {
    title: 'Benachrichtigungen',
    group: 'Überall',
    unread: (count: number) =>
      count === 1 ? 'Eine neue Benachrichtigung' : `${count} neue Benachrichtigungen`,
    nothing:
      'Nichts Neues. Was andere mit Vorgängen tun, die Sie beobachten, erstellt haben oder bearbeiten, steht hier.',
    created: 'hat erstellt:',
    commented: 'hat kommentiert:',
    mentioned: 'hat Sie in einem Kommentar erwähnt:',
    transitioned: (status: string) => `hat nach ${status} bewegt:`,
    assigned: 'hat Ihnen zugewiesen:',
    changed: (fields: string) => `hat ${fields} geändert:`,
  },
);
