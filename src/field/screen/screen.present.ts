import type { Screen, Tab } from './screen.ts';
import type { ScreenableField } from './screenable.ts';

const expandable = 'fieldScreenSchemes,fieldScreenWorkflows,fieldScreenTabList,deletable';

interface UsedScreen extends Screen {
  readonly tabs: readonly Tab[];
  readonly uses: {
    readonly schemes: readonly { readonly id: number; readonly name: string; readonly description: string }[];
    readonly workflows: readonly string[];
  };
}

export const presentScreenRef = ({ id, name, description }: Screen) => ({ id, name, description });

export const presentScreen = ({ tabs, uses, ...screen }: UsedScreen, expand: ReadonlySet<string>) => ({
  expand: expandable,
  ...presentScreenRef(screen),
  deletable: uses.schemes.length === 0 && uses.workflows.length === 0,
  ...(expand.has('fieldScreenSchemes') && { fieldScreenSchemes: uses.schemes }),
  ...(expand.has('fieldScreenWorkflows') && {
    fieldScreenWorkflows: uses.workflows.map((name) => ({ name, mode: 'live' })),
  }),
  ...(expand.has('fieldScreenTabList') && { fieldScreenTabList: tabs.map(presentTab) }),
});

export const presentTab = ({ id, name }: Tab) => ({ id, name });

export const presentAvailable = ({ id, name, type }: ScreenableField) => ({
  id,
  name,
  ...(type !== undefined && { type }),
});

export const presentShown = (field: ScreenableField & { readonly showWhenEmpty: boolean }) => ({
  ...presentAvailable(field),
  showWhenEmpty: field.showWhenEmpty,
});
