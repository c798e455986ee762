import { catalogue } from '../kernel/words.ts';

export const orderWords = catalogue(
  {
    move: (name: string) => `Move ${name}: arrow keys`,
    moveTip: 'Drag it, or press ↑ and ↓',
    movedTo: (name: string, at: number, of: number) => `${name} is now ${at} of ${of}.`,
  },
  {
    move: (name: string) => `${name} verschieben: Pfeiltasten`,
    moveTip: 'Ziehen, oder ↑ und ↓ drücken',
    movedTo: (name: string, at: number, of: number) => `${name} ist jetzt ${at} von ${of}.`,
  },
);
