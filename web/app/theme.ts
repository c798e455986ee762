/** Mantine in our own colours: warm greys, one deep teal, a 4 px grid, borders instead of shadows. */
import { createTheme, defaultVariantColorsResolver, type MantineColorsTuple } from '@mantine/core';
import { say } from '../kernel/words.ts';
import { dialogWords } from '../ui/dialog.words.ts';

const teal: MantineColorsTuple = [
  '#e6f4f2',
  '#cde7e4',
  '#9fd2cc',
  '#83d6cd',
  '#5cc2b8',
  '#2f938b',
  '#0b6b66',
  '#08524e',
  '#063f3c',
  '#042b29',
];
const gray: MantineColorsTuple = [
  '#f6f4f0',
  '#efece6',
  '#e6e2da',
  '#dcd7cd',
  '#c8c2b6',
  '#8a847a',
  '#6b665c',
  '#555147',
  '#3a372f',
  '#26241f',
];
const dark: MantineColorsTuple = [
  '#efece5',
  '#d6d1c7',
  '#b9b3a7',
  '#8d877c',
  '#3d3a35',
  '#2f2d29',
  '#22211e',
  '#191816',
  '#141311',
  '#0f0e0d',
];

export const theme = createTheme({
  colors: { teal, gray, dark },
  primaryColor: 'teal',
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  // Mantine measures the contrast against the shade of the light scheme, whichever is shown.
  variantColorResolver(input) {
    const colors = defaultVariantColorsResolver(input);
    const isAccent = input.color === undefined || input.color === 'teal';
    if (!isAccent || input.variant !== 'filled') return colors;
    return { ...colors, color: 'var(--on-accent)', hover: 'var(--mantine-primary-color-filled-hover)' };
  },
  luminanceThreshold: 0.35,
  white: '#fffefb',
  black: '#26241f',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace',
  fontSizes: { xs: '13px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.5', xl: '1.4' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '6px', xl: '6px' },
  defaultRadius: 'md',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px' },
      h2: { fontSize: '16px', lineHeight: '24px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
    },
  },
  shadows: { md: '0 4px 16px rgb(20 18 14 / 18%)' },
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 120 } } },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 } } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 } } },
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 120 }, shadow: 'md' } },
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm' } },
    Notification: {
      defaultProps: {
        get closeButtonProps() {
          return { 'aria-label': say(dialogWords).close };
        },
      },
    },
  },
});
