import type { EntityMetadata, FindOptionsSelect } from 'typeorm';
import { Experiment } from '#libs/entities';

/** What may be large; lists neither read nor show it. */
const code = ['js', 'css', 'rules', 'pins'] as const;

/** An experiment as lists read it: everything but its code. */
export type ListedExperiment = Omit<Experiment, (typeof code)[number]>;

/** The columns of a listed experiment, which a column that is added later belongs to by itself. */
export function listedColumns(experiments: Pick<EntityMetadata, 'columns'>): (keyof ListedExperiment)[] {
  const names = experiments.columns.map(({ propertyName }) => propertyName as keyof Experiment);
  return names.filter((name): name is keyof ListedExperiment => !code.some((left) => left === name));
}

/** The same as `find` takes it. */
export const listedFields = (experiments: Pick<EntityMetadata, 'columns'>): FindOptionsSelect<Experiment> =>
  Object.fromEntries(listedColumns(experiments).map((name) => [name, true]));
