/** Told apart by colour-blind people too, on light and dark grounds. */
const inks = [
  '#8a94a3',
  '#0072b2',
  '#e69f00',
  '#009e73',
  '#cc79a7',
  '#56b4e9',
  '#d55e00',
  '#b8a600',
  '#7b61c4',
  '#5f9ea0',
  '#a0522d',
  '#4d8b31',
] as const;

/** The colour of a variation by its place, the same on all pages; the first one, the control, is grey. */
export function variationColor(index: number): string {
  return inks[index === 0 ? 0 : 1 + ((index - 1) % (inks.length - 1))]!;
}
