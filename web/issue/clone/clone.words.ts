import { catalogue } from '../../kernel/words.ts';

export const cloneWords = catalogue(
  {
    clone: 'Clone',
    title: (key: string) => `Clone ${key}`,
    about:
      'The clone begins with the fields of this issue, and is linked with it. Comments, work and history stay.',
    summary: 'Summary',
    prefixed: (summary: string) => `CLONE - ${summary}`,
    links: (count: number) => `Links (${count})`,
    attachments: (count: number) => `Attachments (${count})`,
    subtasks: (count: number) => `Sub-tasks (${count})`,
    along: 'Take along',
    step: (done: number, all: number) => `${done} of ${all} …`,
    cancel: 'Cancel',
    made: (key: string) => `${key} is made`,
    left: 'Something was not taken along',
  },
  {
    clone: 'Klonen',
    title: (key: string) => `${key} klonen`,
    about:
      'Der Klon beginnt mit den Feldern dieses Vorgangs und ist mit ihm verknüpft. Kommentare, Arbeit und Verlauf bleiben.',
    summary: 'Zusammenfassung',
    prefixed: (summary: string) => `KLON - ${summary}`,
    links: (count: number) => `Verknüpfungen (${count})`,
    attachments: (count: number) => `Anhänge (${count})`,
    subtasks: (count: number) => `Unteraufgaben (${count})`,
    along: 'Mitnehmen',
    step: (done: number, all: number) => `${done} von ${all} …`,
    cancel: 'Abbrechen',
    made: (key: string) => `${key} ist erstellt`,
    left: 'Etwas wurde nicht mitgenommen',
  },
);
