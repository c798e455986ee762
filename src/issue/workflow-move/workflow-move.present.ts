interface Ref {
  readonly id: number;
  readonly name: string;
}

interface MappingNeeded {
  readonly issueType: Ref;
  readonly status: Ref;
  readonly issues: number;
  readonly choices: readonly Ref[];
}

const presentRef = ({ id, name }: Ref) => ({ id: String(id), name });

export const presentMappingNeeded = ({ issueType, status, issues, choices }: MappingNeeded) => ({
  issueType: presentRef(issueType),
  status: presentRef(status),
  issues,
  choices: choices.map(presentRef),
});
