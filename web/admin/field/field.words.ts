import { catalogue } from '../../kernel/words.ts';

/** What the pages of custom fields say. */
export const fieldWords = catalogue(
  {
    find: 'Part of a name or description',
    type: 'Type',
    anyType: 'Any type',
    newField: 'Create field',
    nothingFits: 'No field fits',
    nothingFitsText: 'Try a part of its name, or another type.',
    none: 'No custom fields yet',
    noneText:
      'A custom field lets issues say what the fields of the system cannot: a customer, a cost, a team.',
    made: (name: string) => `${name} was created.`,
    allProjects: 'All projects',
    projects: (count: number) => (count === 1 ? 'One project' : `${count} projects`),
    screens: (count: number) =>
      count === 0 ? 'On no screen' : count === 1 ? 'On one screen' : `On ${count} screens`,
    issues: (count: number, written: string) =>
      count === 0
        ? 'No issue has a value'
        : count === 1
          ? 'One issue has a value'
          : `${written} issues have a value`,
    nameInJql: (name: string) => `In JQL: ${name}`,
    edit: 'Edit',
    remove: 'Delete field',
    removeText: (written: string) =>
      `Its values are gone with it, from ${written} issues. This cannot be undone.`,
    removeTextNone: 'No issue has a value in it. This cannot be undone.',
    contexts: 'Where it is',
    contextsText:
      'A context says in which projects and types issues have the field. A project’s own context counts before the one of all projects.',
    newContext: 'Add a context',
    editContext: (name: string) => `Edit ${name}`,
    deleteContext: (name: string) => `Delete ${name}`,
    deleteContextText: 'Its options are gone, and what issues have of them. This cannot be undone.',
    inProjects: 'Projects',
    inProjectsText: 'Empty: all that have no context of their own.',
    issueTypes: 'Issue types',
    issueTypesText: 'Empty: all.',
    anyProject: 'All other projects',
    anyIssueType: 'All issue types',
    options: 'Options',
    optionsOf: (name: string) => `Options in ${name}`,
    newOption: 'New option',
    newOptionOf: (name: string) => `New option below ${name}`,
    addOption: 'Add',
    noOptions: 'Nothing can be chosen yet. Type the first option and press Enter.',
    disabled: 'Disabled',
    disable: (name: string) => `Disable ${name}`,
    enable: (name: string) => `Enable ${name}`,
    rename: (name: string) => `Rename ${name}`,
    value: 'Option',
    removeOption: (name: string) => `Delete ${name}`,
    removeOptionText: 'Issues that have it lose it. To keep them as they are, disable it instead.',
    onScreens: 'Screens',
    onScreensText: 'Nobody is asked for a field, nor sees it, but on a screen.',
    onNoScreen: 'It stands on no screen yet, so that nobody can fill it in.',
    putOn: 'Put on a screen',
    screen: 'Screen',
    tab: 'Tab',
    onTab: (tab: string) => `Tab ${tab}`,
    takeOff: (screen: string) => `Take off ${screen}`,
    takenOff: (screen: string) => `Taken off ${screen}.`,
    onAll: 'It stands on every screen.',
  },
  {
    find: 'Teil eines Namens oder einer Beschreibung',
    type: 'Art',
    anyType: 'Jede Art',
    newField: 'Feld anlegen',
    nothingFits: 'Kein Feld passt',
    nothingFitsText: 'Versuchen Sie einen Teil des Namens oder eine andere Art.',
    none: 'Noch keine eigenen Felder',
    noneText:
      'Ein eigenes Feld sagt, was die Felder des Systems nicht können: eine Kundin, einen Preis, ein Team.',
    made: (name: string) => `${name} wurde angelegt.`,
    allProjects: 'Alle Projekte',
    projects: (count: number) => (count === 1 ? 'Ein Projekt' : `${count} Projekte`),
    screens: (count: number) =>
      count === 0 ? 'Auf keiner Maske' : count === 1 ? 'Auf einer Maske' : `Auf ${count} Masken`,
    issues: (count: number, written: string) =>
      count === 0
        ? 'Kein Vorgang hat einen Wert'
        : count === 1
          ? 'Ein Vorgang hat einen Wert'
          : `${written} Vorgänge haben einen Wert`,
    nameInJql: (name: string) => `In JQL: ${name}`,
    edit: 'Bearbeiten',
    remove: 'Feld löschen',
    removeText: (written: string) =>
      `Mit ihm verschwinden seine Werte aus ${written} Vorgängen. Das lässt sich nicht zurücknehmen.`,
    removeTextNone: 'Kein Vorgang hat einen Wert darin. Das lässt sich nicht zurücknehmen.',
    contexts: 'Wo es ist',
    contextsText:
      'Ein Kontext sagt, in welchen Projekten und Typen Vorgänge das Feld haben. Der eigene Kontext eines Projekts gilt vor dem aller Projekte.',
    newContext: 'Kontext hinzufügen',
    editContext: (name: string) => `${name} bearbeiten`,
    deleteContext: (name: string) => `${name} löschen`,
    deleteContextText:
      'Seine Optionen verschwinden, und was Vorgänge davon haben. Das lässt sich nicht zurücknehmen.',
    inProjects: 'Projekte',
    inProjectsText: 'Leer: alle, die keinen eigenen Kontext haben.',
    issueTypes: 'Vorgangstypen',
    issueTypesText: 'Leer: alle.',
    anyProject: 'Alle übrigen Projekte',
    anyIssueType: 'Alle Vorgangstypen',
    options: 'Optionen',
    optionsOf: (name: string) => `Optionen in ${name}`,
    newOption: 'Neue Option',
    newOptionOf: (name: string) => `Neue Option unter ${name}`,
    addOption: 'Hinzufügen',
    noOptions: 'Noch lässt sich nichts wählen. Schreiben Sie die erste Option und drücken Sie Enter.',
    disabled: 'Abgeschaltet',
    disable: (name: string) => `${name} abschalten`,
    enable: (name: string) => `${name} einschalten`,
    rename: (name: string) => `${name} umbenennen`,
    value: 'Option',
    removeOption: (name: string) => `${name} löschen`,
    removeOptionText:
      'Vorgänge, die sie haben, verlieren sie. Sollen sie bleiben, schalten Sie sie stattdessen ab.',
    onScreens: 'Masken',
    onScreensText: 'Nur auf einer Maske wird nach einem Feld gefragt, und nur dort sieht man es.',
    onNoScreen: 'Es steht noch auf keiner Maske, sodass niemand es ausfüllen kann.',
    putOn: 'Auf eine Maske setzen',
    screen: 'Maske',
    tab: 'Reiter',
    onTab: (tab: string) => `Reiter ${tab}`,
    takeOff: (screen: string) => `Von ${screen} nehmen`,
    takenOff: (screen: string) => `Von ${screen} genommen.`,
    onAll: 'Es steht auf jeder Maske.',
  },
);
