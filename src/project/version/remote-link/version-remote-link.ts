/** A link from a version to something elsewhere: any JSON object, known by its global id. */
export interface VersionRemoteLink {
  readonly versionId: number;
  readonly versionName: string;
  readonly globalId: string;
  /** JSON text. */
  readonly link: string;
}
