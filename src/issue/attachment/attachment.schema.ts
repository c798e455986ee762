import { Type } from 'typebox';

export const issueParams = Type.Object({ issueIdOrKey: Type.String() });
export const attachmentParams = Type.Object({ id: Type.String() });
export const fileParams = Type.Object({ id: Type.String(), '*': Type.Optional(Type.String()) });
