/** The issue that is shown, for every part of its page. */
import { createContext, type ReactNode, useContext } from 'react';
import type { Place } from '../field/field.ts';
import type { Issue } from './issue.ts';

/** Dialogs of an issue; one is open at a time. */
export type IssueDialog =
  | {
      readonly kind:
        | 'edit'
        | 'share'
        | 'clone'
        | 'delete'
        | 'archive'
        | 'link'
        | 'remote-link'
        | 'watchers'
        | 'voters';
    }
  | { readonly kind: 'log-work'; readonly worklogId?: string }
  | { readonly kind: 'transition'; readonly id: string };

export interface Shown {
  readonly issue: Issue;
  readonly may: (permission: string) => boolean;
  /** Id of the field that is being edited where it stands. */
  readonly editing: string | null;
  edit(fieldId: string | null): void;
  readonly dialog: IssueDialog | null;
  open(dialog: IssueDialog | null): void;
  /** Whether the form of a new comment is open. */
  readonly commenting: boolean;
  comment(open: boolean): void;
  readonly place: Place;
  readonly embedded: boolean;
}

const Context = createContext<Shown | null>(null);

export const IssueProvider = ({ value, children }: { value: Shown; children: ReactNode }) => (
  <Context.Provider value={value}>{children}</Context.Provider>
);

export function useShown(): Shown {
  const shown = useContext(Context);
  if (!shown) throw new Error('There is no issue around this.');
  return shown;
}
