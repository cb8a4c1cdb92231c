import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

import { common } from './texts/common.js';

/** Greys with a little blue, from text to page ground; index 7 is the page, 6 what lies on it. */
const dark: MantineColorsTuple = [
  '#e4e8ef',
  '#c8cfda',
  '#a7b0bf',
  '#7f8a9b',
  '#3a4350',
  '#343d4b',
  '#232a35',
  '#171c24',
  '#12161d',
  '#0c0f14',
];

const indigo: MantineColorsTuple = [
  '#eef2ff',
  '#dfe5fd',
  '#bac8ff',
  '#91a7ff',
  '#748ffc',
  '#5c7cfa',
  '#4c6ef5',
  '#3f5ce0',
  '#3550c4',
  '#2b429f',
];

const fontFamily =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", sans-serif';

/** Calm and dense: small type on quiet grounds, one accent, little roundness. */
export const theme = createTheme({
  colors: { dark, indigo },
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: 'md',
  fontFamily,
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  headings: {
    fontFamily,
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.375rem' }, h2: { fontSize: '1.125rem' }, h3: { fontSize: '1rem' } },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  // Named by text: a component is loaded with the pages that have it.
  components: {
    Button: { defaultProps: { size: 'sm', fw: 550 } },
    Badge: { defaultProps: { variant: 'light', tt: 'none', fw: 550, radius: 'sm' } },
    // To place a list that is closed takes a layout of the whole page.
    Combobox: { defaultProps: { keepMounted: false } },
    Modal: {
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.45 },
        closeButtonProps: { 'aria-label': common.close },
        // A page has one banner, and that is the shell's.
        attributes: { header: { role: 'presentation' } },
      },
    },
    Paper: { defaultProps: { withBorder: true, radius: 'md' } },
    Table: { defaultProps: { verticalSpacing: 'sm', horizontalSpacing: 'md' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
  },
});

/** Where Mantine's own choice of colour is too faint for WCAG AA. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-dimmed': '#5a626c',
    '--mantine-color-placeholder': '#6b737d',
    '--mantine-color-error': '#c92a2a',
    '--mantine-color-anchor': '#3550c4',
    '--page-ground': '#f7f8fa',
    '--mantine-color-default-border': '#dde1e6',
    '--mantine-color-yellow-light-color': '#7a4a00',
    '--mantine-color-teal-light-color': '#066649',
  },
  dark: {
    '--mantine-color-dimmed': '#a7b0bf',
    '--mantine-color-placeholder': '#8e98a8',
    '--mantine-color-error': '#ff9b9b',
    '--mantine-color-anchor': '#a5b8ff',
    '--page-ground': '#12161d',
    '--mantine-color-default-border': '#2f3744',
    '--mantine-color-gray-light': '#2b3440',
    '--mantine-color-yellow-light': '#3a3115',
    '--mantine-color-yellow-light-color': '#ffd875',
  },
});
