import type { Generated } from 'kysely';

export interface AttachmentTable {
  id: Generated<number>;
  /** null: on no issue yet, or on none any more; its files go with the next sweep, and the row with them. */
  issue_id: number | null;
  author_id: number | null;
  filename: string;
  /** What clients are told. */
  mime_type: string;
  /** What a browser may show it as, found out from its bytes; null: it is only ever downloaded. */
  inline_type: string | null;
  /** Bytes. */
  size: number;
  created: number;
  /** Where it lies in the file store. */
  file_key: string;
  /** Where its thumbnail lies, once somebody asked for it; null: it has none. */
  thumbnail_key: string | null;
  /** 1 while its bytes are on their way, else 0. */
  uploading: number;
}
