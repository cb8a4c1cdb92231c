const colors = ['gray.6', 'indigo.6', 'teal.6', 'orange.6', 'grape.6', 'cyan.6', 'pink.6', 'lime.6'] as const;

/** The colour of a variation by its place; the first one is grey. */
export function variationColor(index: number): string {
  const [name, shade] = colors[index % colors.length]!.split('.');
  return `var(--mantine-color-${name}-${shade})`;
}
