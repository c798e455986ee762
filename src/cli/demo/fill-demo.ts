/** Fills an empty installation with people, a project and its issues, by the services that serve requests. */
import { hashPassword } from '../../access/password/password.hash.ts';
import type { Ctx } from '../../context.ts';
import { grantStandardAccess } from '../../people/application-role/application-role.service.ts';
import { addMember, createGroup } from '../../people/group/group.service.ts';
import { createUser, findUserByName } from '../../people/user/user.service.ts';
import type { User } from '../../people/user/user.ts';
import { createComponent } from '../../project/component/component.service.ts';
import { createProject } from '../../project/project-change.service.ts';
import { createVersion } from '../../project/version/version.service.ts';
import { type Cast, castOf } from './cast.ts';
import { aheadIssues } from './issues-ahead.ts';
import { growingIssues } from './issues-growing.ts';
import { openingIssues } from './issues-opening.ts';
import { groups, people } from './people.ts';
import { components, project, versions } from './project.ts';
import { tellIssue } from './tell-issue.ts';
import { beginningOf, DAY } from './timeline.ts';

export const demoIssues = [...openingIssues, ...growingIssues, ...aheadIssues];

/** Hashes of the demo's passwords by user name, made beforehand: nobody waits for them in a transaction. */
export async function hashDemoPasswords(): Promise<ReadonlyMap<string, string>> {
  return new Map(
    await Promise.all(people.map(async ({ name }) => [name, await hashPassword(name)] as [string, string])),
  );
}

/** @param ctx in the transaction of the first start; `now` is the day that the demo is told from */
export async function fillDemo(ctx: Ctx, hashes: ReadonlyMap<string, string>): Promise<void> {
  const admin = await findUserByName(ctx, 'admin');
  if (!admin) throw new Error('The administrator is made before the demo.');
  const cast = await castOf(ctx, [admin, ...(await hirePeople(ctx, hashes))]);
  await openProject(ctx, cast);
  for (const [index, issue] of demoIssues.entries()) {
    await tellIssue(ctx, cast, { issue, number: index + 1, total: demoIssues.length });
  }
}

async function hirePeople(ctx: Ctx, hashes: ReadonlyMap<string, string>): Promise<User[]> {
  const hired: User[] = [];
  for (const person of people) {
    const user = await createUser(ctx, { ...person, passwordHash: hashes.get(person.name) ?? null });
    await grantStandardAccess(ctx, user);
    hired.push(user);
  }
  for (const [name, members] of Object.entries(groups)) {
    const group = await createGroup(ctx, name);
    for (const user of hired)
      if (members.some((member) => member === user.name)) await addMember(ctx, group, user);
  }
  return hired;
}

async function openProject({ now, ...rest }: Ctx, cast: Cast): Promise<void> {
  const ctx = cast.as({ ...rest, now: beginningOf(now) }, 'admin');
  await createProject(ctx, project);
  for (const component of components) await createComponent(ctx, project.key, component);
  const day = (offset: number) => new Date(now + offset * DAY).toISOString().slice(0, 10);
  for (const { starts, ends, ...version } of versions) {
    await createVersion(ctx, project.key, { ...version, startDate: day(starts), releaseDate: day(ends) });
  }
}
