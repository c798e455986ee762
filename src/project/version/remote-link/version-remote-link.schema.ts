import { Type } from 'typebox';

export const versionParams = Type.Object({ versionId: Type.String() });
export const versionLinkParams = Type.Object({ versionId: Type.String(), globalId: Type.String() });
export const globalIdQuery = Type.Object({ globalId: Type.Optional(Type.String()) });

/** Any JSON object: what a link says is the affair of the program that makes it. */
export const versionLinkBody = Type.Record(Type.String(), Type.Unknown());
