import { catalogue } from '../kernel/words.ts';

export const columnsWords = catalogue(
  {
    mine: 'My columns',
    filters: 'The filter’s columns',
    whose: 'Whose columns',
    find: 'Find a field',
    shown: 'Shown columns',
    others: 'Other fields',
    up: (name: string) => `Move ${name} up`,
    down: (name: string) => `Move ${name} down`,
    hint: 'Drag, or Alt and the arrows, to order.',
    reset: 'As everyone has them',
    moved: (name: string, place: number) => `${name} is at place ${place}.`,
    refused: 'The columns could not be kept',
  },
  {
    mine: 'Meine Spalten',
    filters: 'Spalten des Filters',
    whose: 'Wessen Spalten',
    find: 'Feld suchen',
    shown: 'Gezeigte Spalten',
    others: 'Andere Felder',
    up: (name: string) => `${name} nach oben`,
    down: (name: string) => `${name} nach unten`,
    hint: 'Ziehen, oder Alt und die Pfeile, um zu ordnen.',
    reset: 'Wie alle sie haben',
    moved: (name: string, place: number) => `${name} steht an Stelle ${place}.`,
    refused: 'Die Spalten konnten nicht behalten werden',
  },
);
