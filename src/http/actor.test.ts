import { describe, expect, it } from 'vitest';
import type { Scope } from '../kernel/scope.ts';
import { actorOf, type Delegated } from './actor.ts';

const delegated = (scope: Scope | null): Delegated => ({
  session: null,
  userId: 1,
  key: 'admin',
  name: 'admin',
  displayName: 'Administrator',
  timeZone: null,
  loginInfo: {
    loginCount: 0,
    lastLogin: null,
    previousLogin: null,
    currentFailed: 0,
    totalFailed: 0,
    lastFailed: null,
  },
  grants: null,
  scope,
  through: { kind: 'oauth2', id: '7', name: 'a client' },
});

const actor = (scope: Scope | null) => {
  const found = delegated(scope);
  const grants = new Set(['ADMINISTER', 'SYSTEM_ADMIN', 'BULK_CHANGE']);
  return actorOf(
    {
      found,
      via: 'oauth2',
      delegated: found,
      sessionToken: null,
      newSession: false,
      cookies: [],
      reason: 'OK',
    },
    grants,
    'UTC',
  );
};

describe('An administrator behind a delegated credential', () => {
  it.each([
    ['READ', false, false],
    ['WRITE', false, false],
    ['ADMIN', true, false],
    ['SYSTEM_ADMIN', true, true],
    [null, true, true],
  ] as const)('with scope %s administers: %s, the system: %s', (scope, administers, system) => {
    expect(actor(scope).may('ADMINISTER')).toBe(administers);
    expect(actor(scope).may('SYSTEM_ADMIN')).toBe(system);
    expect(actor(scope).may('BULK_CHANGE')).toBe(true);
    expect(actor(scope).may('CREATE_SHARED_OBJECTS')).toBe(false);
  });

  it('has no session, and is known by what acts for it', () => {
    expect(actor('WRITE')).toMatchObject({
      session: null,
      via: 'oauth2',
      scope: 'WRITE',
      through: { kind: 'oauth2', id: '7', name: 'a client' },
    });
  });
});
