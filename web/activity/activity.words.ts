import { catalogue } from '../kernel/words.ts';

export const activityWords = catalogue(
  {
    none: 'Nothing has happened yet.',
    more: 'Show more',
    created: 'created',
    commented: 'commented on',
    moved: (status: string) => `moved to ${status}:`,
    changed: (fields: string) => `changed ${fields} of`,
    somebody: 'Somebody',
  },
  {
    none: 'Es ist noch nichts geschehen.',
    more: 'Mehr zeigen',
    created: 'hat erstellt:',
    commented: 'hat kommentiert:',
    moved: (status: string) => `hat nach ${status} verschoben:`,
    changed: (fields: string) => `hat ${fields} geändert:`,
    somebody: 'Jemand',
  },
);
