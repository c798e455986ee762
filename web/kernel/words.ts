/**
 * Every word that the app says, in each of its languages. A room keeps its own catalogue beside its pages; the type of
 * the English one is what the others are held to, so that none can lack a sentence.
 */
import { useSyncExternalStore } from 'react';

export type Language = 'en' | 'de';
export const languages: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

type Word = string | ((...values: never[]) => string);
type Words = Readonly<Record<string, Word>>;
type Same<T extends Words> = {
  readonly [K in keyof T]: T[K] extends (...values: infer V) => string ? (...values: V) => string : string;
};

export type Catalogue<T extends Words> = Readonly<Record<Language, Same<T>>>;

/** A sentence is text, or a function of what it speaks of: `(count: number) => …`. */
export const catalogue = <T extends Words>(en: T, de: Same<T>): Catalogue<T> => ({
  en: en as unknown as Same<T>,
  de,
});

let current: Language = 'en';
const listeners = new Set<() => void>();

export const language = (): Language => current;

export function setLanguage(chosen: Language): void {
  current = chosen;
  document.documentElement.lang = chosen;
  for (const tell of listeners) tell();
}

/** The language that a locale of Jira's (`de_DE`) or of the browser's (`de-AT`) means. */
export const languageOf = (locale: string): Language => (/^de\b|^de_/.test(locale) ? 'de' : 'en');

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

export const useLanguage = (): Language => useSyncExternalStore(subscribe, language);

/** The words of a room, in the reader's language. */
export const useWords = <T extends Words>(of: Catalogue<T>): Same<T> => of[useLanguage()];

/** The same outside components. */
export const say = <T extends Words>(of: Catalogue<T>): Same<T> => of[current];
