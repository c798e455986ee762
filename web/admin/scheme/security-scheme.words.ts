import { catalogue } from '../../kernel/words.ts';

/** What the pages of issue security schemes say. */
export const securityWords = catalogue(
  {
    levels: 'Levels',
    levelsText: 'Whoever may set the security of issues gives them a level; then its members alone see them.',
    noLevels: 'It has no level yet, so that it hides nothing.',
    newLevel: 'Add a level',
    editLevel: (name: string) => `Edit ${name}`,
    deleteLevel: (name: string) => `Delete ${name}`,
    deleteLevelText:
      'Issues that have it need another one, or are seen by everybody who may see the project.',
    instead: 'Give its issues instead',
    noLevel: 'None: they are hidden no more',
    addMember: (level: string) => `Let somebody see ${level}`,
    add: 'Let them see it',
    takeMember: (holder: string, level: string) => `Hide ${level} from ${holder}`,
    memberTaken: (holder: string) => `Hidden from ${holder}.`,
    nobody: 'Nobody sees the issues of this level.',
    default: 'Level of new issues',
    defaultText: 'They have it unless whoever makes them chooses another.',
    none: 'None',
  },
  {
    levels: 'Stufen',
    levelsText:
      'Wer die Sicherheit von Vorgängen setzen darf, gibt ihnen eine Stufe; dann sehen nur noch deren Mitglieder sie.',
    noLevels: 'Es hat noch keine Stufe und verbirgt darum nichts.',
    newLevel: 'Stufe hinzufügen',
    editLevel: (name: string) => `${name} bearbeiten`,
    deleteLevel: (name: string) => `${name} löschen`,
    deleteLevelText:
      'Vorgänge, die sie haben, brauchen eine andere, oder alle sehen sie, die das Projekt sehen dürfen.',
    instead: 'Ihren Vorgängen stattdessen geben',
    noLevel: 'Keine: sie sind nicht mehr verborgen',
    addMember: (level: string) => `Jemanden ${level} sehen lassen`,
    add: 'Sehen lassen',
    takeMember: (holder: string, level: string) => `${level} vor ${holder} verbergen`,
    memberTaken: (holder: string) => `Vor ${holder} verborgen.`,
    nobody: 'Niemand sieht die Vorgänge dieser Stufe.',
    default: 'Stufe neuer Vorgänge',
    defaultText: 'Sie haben sie, solange niemand beim Anlegen eine andere wählt.',
    none: 'Keine',
  },
);
