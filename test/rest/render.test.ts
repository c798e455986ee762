import { beforeAll, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { describeOnEngines } from '../support/server.ts';
import { buildOutsider } from '../support/standing.ts';
import { attachFile } from '../support/upload.ts';

const url = '/rest/api/1.0/render';

describeOnEngines('Wiki markup', (context) => {
  let key = '';
  let hidden = '';
  const render = (as: string, unrenderedMarkup: string, more: object = {}) =>
    context.server.as(as).post(url, { rendererType: 'atlassian-wiki-renderer', unrenderedMarkup, ...more });

  beforeAll(async () => {
    const { server } = context;
    await server.buildUser({ name: 'fred' });
    await buildOutsider(server, 'olga');
    await server.buildProject({ key: 'WIKI' });
    key = (await server.buildIssue({ project: 'WIKI', summary: 'Seen "by" <some>' })).key;
    hidden = key;
    await attachFile(server.as('admin'), key, { filename: 'my notes.txt', content: 'hello' });
  });

  it('is rendered for a preview, with the names of people and issues', async () => {
    const { status, text, headers } = await render('fred', `*Ask* [~FRED] about ${key}`);
    expect([status, headers['content-type']]).toEqual([200, expect.stringMatching(/^text\/html/)]);
    expect(text).toBe(
      '<p><b>Ask</b> <a href="/jira/secure/ViewProfile.jspa?name=fred" class="user-hover" rel="fred">fred</a> about ' +
        `<a href="/jira/browse/${key}" title="Seen &quot;by&quot; &lt;some&gt;" class="issue-link" data-issue-key="${key}">${key}</a></p>`,
    );
  });

  it('shows an issue that is hidden as one that is missing', async () => {
    const texts = await Promise.all(
      [hidden, 'WIKI-4242'].map(async (one) => (await render('olga', one)).text),
    );
    expect(texts).toEqual([`<p>${hidden}</p>`, '<p>WIKI-4242</p>']);
  });

  it('tells whoever is not logged in nothing of who is here', async () => {
    const markup = 'Ask [~fred], [my friend|~fred] or [~fritz]';
    const asked = { rendererType: 'atlassian-wiki-renderer', unrenderedMarkup: markup };
    const { server } = context;
    const preview = async (text: string) =>
      (await server.anonymous.post(url, { ...asked, unrenderedMarkup: text })).text;
    for (const mention of ['[~fred]', '[my friend|~fred]']) {
      const ofNobody = await preview(mention.replace('fred', 'fritz'));
      expect(await preview(mention)).toBe(ofNobody.replace('fritz', 'fred'));
    }
    await buildProjectGranting(server, 'OPEN', {
      BROWSE_PROJECTS: ['anyone'],
      CREATE_ISSUES: ['user:admin'],
      ADD_COMMENTS: ['user:admin'],
    });
    const open = await server.buildIssue({ project: 'OPEN', description: markup });
    await server.as('admin').post(`/rest/api/2/issue/${open.key}/comment`, { body: markup });
    const shown = async (client: typeof server.anonymous) => {
      const on = `/rest/api/2/issue/${open.key}`;
      const { body } = await client.get(`${on}?expand=renderedFields`);
      const { body: list } = await client.get(`${on}/comment?expand=renderedBody`);
      return [body.renderedFields.description, list.comments[0].renderedBody];
    };
    for (const html of await shown(server.anonymous)) expect(html).not.toContain('user-hover');
    for (const html of await shown(server.as('fred'))) expect(html).toContain('rel="fred"');
  });

  it('shows files of the issue that is named, to whoever may see it', async () => {
    const markup = '[^my notes.txt]';
    expect((await render('fred', markup, { issueKey: key })).text).toMatch(
      /<a href="\/jira\/secure\/attachment\/\d+\/my%20notes.txt"/,
    );
    expect((await render('fred', markup)).text).toBe('<p>[^my notes.txt]</p>');
    const answers = await Promise.all(
      [hidden, 'WIKI-4242'].map((issueKey) => render('olga', markup, { issueKey })),
    );
    expect(answers.map(({ status, body }) => [status, body])).toEqual([
      [404, answers[0]?.body],
      [404, answers[0]?.body],
    ]);
  });

  it('is left alone by the text renderer, and nothing else renders', async () => {
    expect((await render('fred', '*a* <b>', { rendererType: 'jira-text-renderer' })).text).toBe(
      '<p>*a* &lt;b&gt;</p>',
    );
    expect((await render('fred', '*a*', { rendererType: 'other' })).status).toBe(400);
    expect(
      (await context.server.as('fred').post(url, { rendererType: 'atlassian-wiki-renderer' })).status,
    ).toBe(400);
    expect((await render('fred', 'x'.repeat(100_001))).status).toBe(400);
  });

  it('is rendered in descriptions, environments, comments and text fields of issues', async () => {
    const admin = context.server.as('admin');
    const description = `h1. Title\n[~fred] [^my notes.txt] <script>alert(1)</script>\n||a||\n|b|`;
    await admin.put(`/rest/api/2/issue/${key}`, { fields: { description, environment: '_Debian_' } });
    await admin.post(`/rest/api/2/issue/${key}/comment`, { body: '{code}a < b{code}' });
    const { body } = await admin.get(`/rest/api/2/issue/${key}?expand=renderedFields`);
    expect(body.renderedFields.description).toContain('<h1><a name="Title"></a>Title</h1>');
    expect(body.renderedFields.description).toContain('class="user-hover" rel="fred"');
    expect(body.renderedFields.description).toContain('/my%20notes.txt"');
    expect(body.renderedFields.description).toContain('&lt;script&gt;');
    expect(body.renderedFields.environment).toBe('<p><em>Debian</em></p>');
    expect(body.renderedFields.comment.comments[0].body).toContain('<pre class="code-java">a &lt; b</pre>');
    const comments = await admin.get(`/rest/api/2/issue/${key}/comment?expand=renderedBody`);
    expect(comments.body.comments[0].renderedBody).toContain('<pre class="code-java">a &lt; b</pre>');
    const found = await admin.get(
      `/rest/api/2/search?jql=key=${key}&expand=renderedFields&fields=description`,
    );
    expect(found.body.issues[0].renderedFields.description).toBe(body.renderedFields.description);
  });

  it('takes half a character for the sign of one that cannot be read', async () => {
    const client = context.server.as('fred');
    const headers = { 'content-type': 'application/json' };
    const body = String.raw`{"rendererType":"atlassian-wiki-renderer","unrenderedMarkup":"[#a\ud800]"}`;
    const answer = await client.post(url, body, { headers });
    expect([answer.status, answer.text]).toEqual([200, '<p><a href="#a%EF%BF%BD">a\ufffd</a></p>']);
    const path = `/rest/api/2/issue/${key}/properties/half`;
    await context.server.as('admin').put(path, String.raw`{"\udfff":"\ud83d\ude00 \ud83d"}`, { headers });
    const kept = await context.server.as('admin').get(path);
    expect(kept.body.value).toEqual({ '\ufffd': '\u{1f600} \ufffd' });
  });
});
