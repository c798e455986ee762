import type { Generated } from 'kysely';

export interface AttachmentTable {
  id: Generated<number>;
  issue_id: number;
  author_id: number | null;
  filename: string;
  mime_type: string;
  /** Bytes. */
  size: number;
  created: number;
  /** Where it lies in the file store. */
  file_key: string;
  thumbnail_key: string | null;
}
