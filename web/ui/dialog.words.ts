import { catalogue } from '../kernel/words.ts';

export const dialogWords = catalogue({ close: 'Close' }, { close: 'Schließen' });
