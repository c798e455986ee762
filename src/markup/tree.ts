/** Jira's text formatting notation, read: a tree of plain data. Source: Jira's help on text formatting notation. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly content: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'color'; readonly color: string; readonly blocks: readonly Block[] }
  | { readonly kind: 'list'; readonly list: List }
  | { readonly kind: 'table'; readonly rows: readonly (readonly Cell[])[] }
  | { readonly kind: 'code'; readonly language: string; readonly frame: Frame; readonly text: string }
  | { readonly kind: 'noformat'; readonly frame: Frame; readonly text: string }
  | { readonly kind: 'panel'; readonly frame: Frame; readonly blocks: readonly Block[] }
  | { readonly kind: 'rule' };

export interface List {
  readonly style: ListStyle;
  readonly items: readonly { readonly content: readonly Inline[]; readonly lists: readonly List[] }[];
}

/** `*` · `-` · `#` */
export type ListStyle = 'bullet' | 'square' | 'number';

export interface Cell {
  readonly header: boolean;
  readonly blocks: readonly Block[];
}

/** What surrounds a panel, code or preformatted text; colours and the style are checked already. */
export interface Frame {
  readonly title?: string | undefined;
  readonly borderStyle?: string | undefined;
  readonly borderColor?: string | undefined;
  readonly borderWidth?: string | undefined;
  readonly backgroundColor?: string | undefined;
  readonly titleColor?: string | undefined;
  readonly titleBackgroundColor?: string | undefined;
}

export type Mark = 'strong' | 'emphasis' | 'citation' | 'deleted' | 'inserted' | 'superscript' | 'subscript';

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'mark'; readonly mark: Mark; readonly content: readonly Inline[] }
  | { readonly kind: 'color'; readonly color: string; readonly content: readonly Inline[] }
  | { readonly kind: 'mono'; readonly text: string }
  | {
      readonly kind: 'link';
      readonly link: Link;
      readonly alias: readonly Inline[] | null;
      readonly typed: string;
    }
  | {
      readonly kind: 'image';
      readonly source: string;
      readonly options: ImageOptions;
      readonly typed: string;
    }
  | { readonly kind: 'anchor'; readonly name: string }
  | { readonly kind: 'emoticon'; readonly sign: string };

export type Link =
  | { readonly to: 'address'; readonly address: string }
  | { readonly to: 'anchor'; readonly name: string }
  | { readonly to: 'attachment'; readonly name: string }
  | { readonly to: 'user'; readonly name: string }
  /** A key, which may be no issue's, or one that the reader may not see. */
  | { readonly to: 'issue'; readonly key: string };

export interface ImageOptions {
  readonly thumbnail: boolean;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly align?: 'left' | 'right' | 'center' | undefined;
  readonly alt?: string | undefined;
}
