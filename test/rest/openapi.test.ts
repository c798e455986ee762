import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';
import { isRest } from '../../src/http/openapi.ts';
import { routes } from '../../src/routes.ts';
import { describeOnEngines } from '../support/server.ts';

describeOnEngines('The description of the REST API', (context) => {
  const described = async () => (await context.server.anonymous.get('/rest/api/2/openapi.json')).body;

  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(await described());
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  it('has every operation under /rest that is served, each under a name of its own', async () => {
    const { paths, servers } = await described();
    const operations = Object.entries<Record<string, { operationId: string }>>(paths).flatMap(
      ([path, here]) =>
        Object.entries(here).map(([method, { operationId }]) => ({ name: `${method} ${path}`, operationId })),
    );
    const served = routes
      .filter(isRest)
      .map(({ method, url }) => `${method.toLowerCase()} ${url.replace(/:([^/]+)/g, '{$1}')}`);
    expect(operations.map(({ name }) => name).sort()).toEqual(served.sort());
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    expect(servers).toEqual([{ url: context.server.app.ctx().config.baseUrl }]);
  });

  it('tells the schemas that bodies and parameters are checked with', async () => {
    const { paths } = await described();
    const { post } = paths['/rest/api/2/component'];
    expect(post.requestBody.required).toBe(true);
    expect(post.requestBody.content['application/json'].schema.properties).toHaveProperty('leadUserName');
    const { get } = paths['/rest/api/2/issue/{issueIdOrKey}'];
    expect(get.parameters).toContainEqual(
      expect.objectContaining({ name: 'issueIdOrKey', in: 'path', required: true }),
    );
    expect(get.parameters).toContainEqual(expect.objectContaining({ name: 'fields', in: 'query' }));
    expect(get.security).toContainEqual({});
    const { delete: remove } = paths['/rest/api/2/user'];
    expect(Object.keys(remove.responses)).toEqual(
      expect.arrayContaining(['2XX', '400', '401', '403', 'default']),
    );
  });

  it('is a page too, which finds operations by words without JavaScript', async () => {
    const all = await context.server.anonymous.get('/rest/api');
    expect(all.status).toBe(200);
    expect(all.headers['content-type']).toContain('text/html');
    const served = routes.filter(isRest).length;
    expect(all.text).toContain(`${served} operations shown`);
    const found = await context.server.anonymous.get('/rest/api?q=POST+votes');
    expect(found.text).toContain('/rest/api/2/issue/{issueIdOrKey}/votes');
    expect(found.text).not.toContain('<code>/rest/api/2/component</code>');
    expect(found.text).toContain('1 operation shown');
  });

  it('says where nothing is found, and never lets what is searched for become HTML', async () => {
    const { text } = await context.server.anonymous.get(
      `/rest/api?q=${encodeURIComponent('"><script>alert(1)</script>')}`,
    );
    expect(text).toContain('No operation has all of the words');
    expect(text).toContain('Show all operations');
    expect(text).not.toContain('<script>alert');
  });
});
