/** Why somebody may, or may not, do something to an issue: the steps of the answer, each with its sentence. */

/** Who is asked about; null: an anonymous visitor. */
export interface Asked {
  readonly id: number;
  readonly name: string;
  readonly displayName: string;
  readonly active: boolean;
}

/** One grant of the scheme, or one member of the level, and whether it is theirs. */
export interface HolderStep {
  readonly holder: { readonly type: string; readonly parameter?: string };
  readonly matches: boolean;
  readonly sentence: string;
}

export interface Step {
  readonly id: 'user' | 'scheme' | 'browse' | 'security-level' | 'archived' | 'workflow-step';
  /** Whether it stands in nobody's way. */
  readonly ok: boolean;
  readonly sentence: string;
  /** Of the scheme: its name. Of the level: its name. */
  readonly name?: string;
  readonly holders?: readonly HolderStep[];
}

export interface Explanation {
  readonly allowed: boolean;
  readonly summary: string;
  readonly steps: readonly Step[];
}

/** What is known of a holder. */
export interface NamedHolder {
  readonly type: string;
  /** Of the group, the role or the user. */
  readonly name: string | null;
}

const kinds: Readonly<Record<string, string>> = {
  anyone: 'anyone, logged in or not',
  applicationRole: 'any user of the application',
  projectLead: 'the lead of the project',
  reporter: 'the reporter of the issue',
  assignee: 'the assignee of the issue',
};

const nameOf = ({ type, name }: NamedHolder): string => {
  switch (type) {
    case 'group':
      return `the group ${name}`;
    case 'projectRole':
      return `the role ${name} in this project`;
    case 'user':
      return `the user ${name}`;
    default:
      return kinds[type] ?? type;
  }
};

/** `Granted to the group testers, which fred is not in.` */
export function holderSentence(verb: string, holder: NamedHolder, who: string, matches: boolean): string {
  const what = `${verb} ${nameOf(holder)}`;
  switch (holder.type) {
    case 'anyone':
      return `${what}.`;
    case 'group':
    case 'projectRole':
      return `${what}, which ${who} is ${matches ? 'in' : 'not in'}.`;
    default:
      return `${what}, which ${who} is${matches ? '' : ' not'}.`;
  }
}
