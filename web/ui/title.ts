import { useEffect } from 'react';

/** The title of the window. @param title `TEST-1 Summary - Tessera` */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}
