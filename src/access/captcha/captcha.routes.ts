import { Type } from 'typebox';
import { content, type Reply, type Route, route } from '../../http/route.ts';
import { makePicture, makeProof } from './captcha.service.ts';
import { captchaCookie, captchaLifetime } from './captcha.ts';

const bindTo = (reply: Reply, token: string): void => {
  reply.cookie({ name: captchaCookie, value: token, maxAge: captchaLifetime / 1000, httpOnly: true });
  reply.header('Cache-Control', 'no-store');
};

export const captchaRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/captcha',
    summary: 'A picture of a distorted word: a new one each time, good for one answer of this browser',
    source: 'Jira: the login page asks for /captcha?__r=…',
    access: 'anyone',
    anonymous: 'served',
    grants: false,
    async handle({ ctx, cookies, reply }) {
      const { token, png } = await makePicture(ctx, cookies[captchaCookie]);
      bindTo(reply, token);
      return content('image/png', png);
    },
  }),
  route({
    method: 'GET',
    url: '/captcha/proof',
    summary: 'Work for a browser whose user cannot read the picture: an ALTCHA challenge (scrypt)',
    source: "Tessera's own; ALTCHA proof of work, version 2",
    access: 'anyone',
    anonymous: 'served',
    grants: false,
    errors: 'json',
    response: Type.Object({ parameters: Type.Object({}), signature: Type.String() }),
    async handle({ ctx, cookies, reply }) {
      const { token, challenge } = await makeProof(ctx, cookies[captchaCookie]);
      bindTo(reply, token);
      return challenge;
    },
  }),
];
