import { useEffect, useRef, useState } from 'react';

const GLOWS_MS = 1700;

/**
 * A change that was made elsewhere glows once.
 * @param value as JSON can say it
 * @returns whether it glows now, and how to say that the next change is the reader's own
 */
export function useGlow(value: unknown): [glows: boolean, own: () => void] {
  const text = JSON.stringify(value ?? null);
  const before = useRef(text);
  const mine = useRef(false);
  const [glows, setGlows] = useState(false);
  useEffect(() => {
    if (before.current === text) return;
    before.current = text;
    if (mine.current) {
      mine.current = false;
      return;
    }
    setGlows(true);
    const timer = setTimeout(() => setGlows(false), GLOWS_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return [
    glows,
    () => {
      mine.current = true;
    },
  ];
}
