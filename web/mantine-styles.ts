/**
 * Styles of Mantine's components come with the code of each: a page loads those of what it shows, not all 200 kB. Every
 * component keeps the names of its classes in a module of its own (Button.module.mjs), beside which its style sheet is put.
 * Which sheet arrives first is then left to chance, so those that others are made of lie in layers below.
 */
import type { Plugin } from 'vite';

const classesOf = /@mantine\/core\/esm\/.*\/(\w+)\.module\.mjs$/;
const sheetOf = /@mantine\/core\/styles\/([\w-]+)\.layer\.css$/;

/** What the sheets of others count on having been there before. */
const layers: Readonly<Record<string, readonly string[]>> = {
  lowest: [
    'baseline',
    'default-css-variables',
    'global',
    'UnstyledButton',
    'ScrollArea',
    'Paper',
    'VisuallyHidden',
  ],
  base: [
    'CloseButton',
    'Flex',
    'FloatingIndicator',
    'Group',
    'InlineInput',
    'Input',
    'Loader',
    'ModalBase',
    'Overlay',
    'Popover',
  ],
};

export const mantineStyles = (): Plugin => ({
  name: 'mantine-styles',
  enforce: 'pre',
  transform(code, id) {
    const component = classesOf.exec(id)?.[1];
    if (component !== undefined)
      return { code: `import '@mantine/core/styles/${component}.layer.css';\n${code}`, map: null };
    const sheet = sheetOf.exec(id)?.[1];
    if (sheet === undefined) return null;
    const layer = Object.keys(layers).find((name) => layers[name]?.includes(sheet));
    const placed = layer ? code.replaceAll('@layer mantine {', `@layer mantine.${layer} {`) : code;
    return { code: `@layer mantine.lowest, mantine.base;\n${placed}`, map: null };
  },
});
