/** Pictures that people uploaded, for themselves or for what they administer. */
export const ownerTypes = ['user', 'project', 'issuetype'] as const;
export type OwnerType = (typeof ownerTypes)[number];

export const isOwnerType = (text: string): text is OwnerType =>
  (ownerTypes as readonly string[]).includes(text);

/** What a picture is for. */
export interface Owner {
  readonly type: OwnerType;
  readonly id: number;
}

export interface CustomAvatar {
  readonly id: number;
  readonly fileKey: string;
}

/** What was uploaded and waits to be cropped. */
export interface Temporary {
  readonly id: number;
  readonly fileKey: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Stock avatars have smaller ids. */
export const firstCustomId = 20_000;
