/** Fields as REST describes them (editmeta, createmeta, the screens of transitions), and what the app knows of a type. */
import type { ComponentType } from 'react';

export interface FieldSchema {
  readonly type: string;
  readonly items?: string;
  readonly system?: string;
  /** `com.atlassian.jira.plugin.system.customfieldtypes:select` */
  readonly custom?: string;
  readonly customId?: number;
}

export interface FieldMeta {
  readonly fieldId: string;
  readonly name: string;
  readonly required: boolean;
  readonly schema: FieldSchema;
  readonly operations?: readonly string[];
  readonly allowedValues?: readonly Choice[];
  readonly autoCompleteUrl?: string;
  readonly hasDefaultValue?: boolean;
  readonly defaultValue?: unknown;
}

/** One of the values that a field allows. */
export interface Choice {
  readonly id?: string;
  readonly key?: string;
  readonly name?: string;
  readonly value?: string;
  readonly description?: string;
  readonly subtask?: boolean;
  readonly children?: readonly Choice[];
  readonly child?: Choice;
  readonly archived?: boolean;
  readonly released?: boolean;
}

/** Where a field is edited: pickers ask for what fits there. */
export interface Place {
  /** undefined: the issue is yet to be created. */
  readonly issueKey?: string;
  readonly projectKey?: string;
  /** Takes files that are pasted into a long text. @returns their names, as the text will refer to them */
  readonly attach?: (files: File[]) => Promise<readonly string[]>;
}

export interface ShowProps {
  readonly value: unknown;
  /** Of renderedFields: HTML for long texts. */
  readonly rendered?: unknown;
  readonly schema: FieldSchema;
}

export interface EditProps {
  /** Of the element that the label names. */
  readonly id: string;
  readonly meta: Pick<
    FieldMeta,
    'fieldId' | 'name' | 'schema' | 'allowedValues' | 'autoCompleteUrl' | 'required'
  >;
  readonly value: unknown;
  onChange(value: unknown): void;
  readonly place: Place;
  /** What the server said of it. */
  readonly error?: string;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  /** Sends the form around it (Ctrl/⌘-Enter in long texts). */
  readonly onSubmit?: () => void;
}

export interface FieldType {
  readonly Show: ComponentType<ShowProps>;
  readonly Edit: ComponentType<EditProps>;
  /** What an editor holds, as REST takes it in `fields`. Editors hold values as REST gives them. */
  write(value: unknown): unknown;
  /** What an editor begins with. */
  read?(value: unknown): unknown;
  /** One choice is the whole edit: it is saved as soon as it is made. */
  readonly atOnce?: boolean;
  /** Enter begins a new line, Ctrl/⌘-Enter saves. */
  readonly long?: boolean;
  /** A group of fields: its caption is no label of one of them. */
  readonly grouped?: boolean;
}

export const nameOf = (choice: Choice): string =>
  choice.name ?? choice.value ?? choice.key ?? choice.id ?? '';

export const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** A reference as REST takes it: by id where there is one. */
export const reference = (value: unknown): unknown => {
  if (isEmpty(value)) return null;
  const { id, name, key } = value as Choice;
  return id !== undefined ? { id } : name !== undefined ? { name } : { key };
};

export const references = (value: unknown): unknown =>
  Array.isArray(value) ? value.map((one) => reference(one)) : [];
