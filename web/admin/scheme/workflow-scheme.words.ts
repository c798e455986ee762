import { catalogue } from '../../kernel/words.ts';

/** What the pages of workflow schemes say. */
export const workflowSchemeWords = catalogue(
  {
    mappings: 'Workflows by issue type',
    mappingsText: 'A type without a workflow of its own follows the one for all others.',
    fixedText: 'The default scheme stays as it is. Make another one and give it to projects.',
    others: 'All other types',
    workflowOf: (type: string) => `Workflow of ${type}`,
    asOthers: 'As all others',
    draft: 'Draft',
    draftText:
      'Projects use this scheme, so that changes go into a draft first. Nothing holds before it is published.',
    publish: 'Publish',
    published: 'The draft is the scheme now.',
    discard: 'Throw the draft away',
    discardText: 'The scheme stays as it is; what was changed in the draft is gone.',
    publishText: 'From now on issues of its projects follow these workflows.',
    remap: 'Some issues are in a status that their new workflow does not have. Say what each becomes.',
    remapOf: (type: string, status: string, issues: string) => `${type}, ${status} (${issues})`,
    issues: (count: number, written: string) => (count === 1 ? 'one issue' : `${written} issues`),
    default: 'Default workflow',
  },
  {
    mappings: 'Arbeitsabläufe je Vorgangstyp',
    mappingsText: 'Ein Typ ohne eigenen Arbeitsablauf folgt dem für alle übrigen.',
    fixedText: 'Das Standardschema bleibt, wie es ist. Legen Sie ein anderes an und geben Sie es Projekten.',
    others: 'Alle übrigen Typen',
    workflowOf: (type: string) => `Arbeitsablauf von ${type}`,
    asOthers: 'Wie alle übrigen',
    draft: 'Entwurf',
    draftText:
      'Projekte benutzen dieses Schema; Änderungen gehen deshalb zuerst in einen Entwurf. Nichts davon gilt, bevor er veröffentlicht ist.',
    publish: 'Veröffentlichen',
    published: 'Der Entwurf ist jetzt das Schema.',
    discard: 'Entwurf verwerfen',
    discardText: 'Das Schema bleibt, wie es ist; was im Entwurf geändert wurde, ist weg.',
    publishText: 'Von jetzt an folgen Vorgänge seiner Projekte diesen Arbeitsabläufen.',
    remap:
      'Manche Vorgänge sind in einem Status, den ihr neuer Arbeitsablauf nicht hat. Sagen Sie, was aus jedem wird.',
    remapOf: (type: string, status: string, issues: string) => `${type}, ${status} (${issues})`,
    issues: (count: number, written: string) => (count === 1 ? 'ein Vorgang' : `${written} Vorgänge`),
    default: 'Standard-Arbeitsablauf',
  },
);
