import { Type } from 'typebox';

export const askedInfo = Type.Object({ doHealthCheck: Type.Optional(Type.String()) });
