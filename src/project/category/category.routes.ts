import { type Route, route } from '../../http/route.ts';
import { presentCategory } from './category.present.ts';
import { categoryInput, oneCategory } from './category.schema.ts';
import {
  changeCategory,
  createCategory,
  deleteCategory,
  listCategories,
  requireCategory,
} from './category.service.ts';

const source = 'Jira: REST description of api/2/projectCategory';

export const categoryRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/rest/api/2/projectCategory',
    summary: 'The categories of projects, by name',
    source,
    access: 'anyone',
    anonymous: 'served',
    handle: async ({ ctx, links }) => (await listCategories(ctx)).map((one) => presentCategory(one, links)),
  }),
  route({
    method: 'POST',
    url: '/rest/api/2/projectCategory',
    summary: 'Makes a category',
    source,
    access: 'administrator',
    anonymous: 'not-authenticated',
    body: categoryInput,
    status: 201,
    handle: async ({ ctx, body, links }) => presentCategory(await createCategory(ctx, body), links),
  }),
  route({
    method: 'GET',
    url: '/rest/api/2/projectCategory/:id',
    summary: 'One category',
    source,
    access: 'anyone',
    anonymous: 'served',
    params: oneCategory,
    handle: async ({ ctx, params, links }) => presentCategory(await requireCategory(ctx, params.id), links),
  }),
  route({
    method: 'PUT',
    url: '/rest/api/2/projectCategory/:id',
    summary: 'Changes a category',
    source,
    access: 'administrator',
    anonymous: 'not-authenticated',
    params: oneCategory,
    body: categoryInput,
    async handle({ ctx, params, body, links }) {
      const before = await requireCategory(ctx, params.id);
      return presentCategory(await changeCategory(ctx, before, body), links);
    },
  }),
  route({
    method: 'DELETE',
    url: '/rest/api/2/projectCategory/:id',
    summary: 'Deletes a category; its projects stay, in none',
    source,
    access: 'administrator',
    anonymous: 'not-authenticated',
    params: oneCategory,
    async handle({ ctx, params }) {
      await deleteCategory(ctx, await requireCategory(ctx, params.id));
    },
  }),
];
