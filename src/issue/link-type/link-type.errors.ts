import { type AppError, invalidField, notFound } from '../../kernel/app-error.ts';

export const noSuchLinkType = (id: string): AppError =>
  notFound(`No issue link type with id '${id.slice(0, 40)}' found.`);

export const noLinkTypeNamed = (name: string): AppError =>
  notFound(`No issue link type with name '${name.slice(0, 255)}' found.`);

type Member = 'name' | 'inward' | 'outward';

const called: Record<Member, string> = {
  name: 'a name',
  inward: 'an inward description',
  outward: 'an outward description',
};

export const linkTypeLacks = (member: Member): AppError =>
  invalidField(member, `You must specify ${called[member]} for the issue link type.`);

export const linkTypeTooLong = (member: Member, most: number): AppError =>
  invalidField(member, `The ${member} of an issue link type must not exceed ${most} characters in length.`);

export const linkTypeNameTaken = (name: string): AppError =>
  invalidField('name', `An issue link type with the name '${name}' already exists.`);
