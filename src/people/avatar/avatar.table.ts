import type { Generated } from 'kysely';

/** An avatar that was uploaded. The stock ones are files of the program (avatar.ts). */
export interface AvatarTable {
  id: Generated<number>;
  /** user, project or issuetype. */
  owner_type: string;
  owner_id: number;
  file_key: string;
  /** Bytes. */
  size: number;
  created: number;
}

/** What was uploaded and waits to be cropped. */
export interface TemporaryAvatarTable {
  id: Generated<number>;
  /** Who uploaded it. */
  user_id: number;
  owner_type: string;
  owner_id: number | null;
  file_key: string;
  /** Pixels. */
  width: number;
  height: number;
  created: number;
}
