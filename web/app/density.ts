/** Rows of 36 px, or of 28: remembered by this browser. */
import { keep, readKept } from '../kernel/kept.ts';

export type Density = 'comfortable' | 'compact';

export const readDensity = (): Density => readKept<Density>('density', 'comfortable');

export function applyDensity(): void {
  document.documentElement.dataset.density = readDensity();
}

export function setDensity(density: Density): void {
  keep('density', density);
  applyDensity();
}
