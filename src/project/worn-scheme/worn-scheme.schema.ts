import { Type } from 'typebox';

export const ofProject = Type.Object({ projectKey: Type.Optional(Type.String()) });
