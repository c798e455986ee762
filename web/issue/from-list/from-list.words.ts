import { grouped } from '../../kernel/when.ts';
import { catalogue } from '../../kernel/words.ts';

export const fromListWords = catalogue(
  {
    list: 'The list that the issue is from',
    back: 'Back to the list',
    position: (place: number, total: number) => `${grouped(place)} of ${grouped(total)}`,
    previous: 'Previous issue of the list',
    next: 'Next issue of the list',
  },
  {
    list: 'Die Liste, aus der der Vorgang kommt',
    back: 'Zurück zur Liste',
    position: (place: number, total: number) => `${grouped(place)} von ${grouped(total)}`,
    previous: 'Voriger Vorgang der Liste',
    next: 'Nächster Vorgang der Liste',
  },
);
