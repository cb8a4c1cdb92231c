import { snakeCase } from '#libs/entities';
import type { RequestActor } from '../../audit/index.js';
import type { FieldNaming, Path } from '../writer/faults.js';
import { partKinds } from '../writer/wanted.js';
import type { ExperimentDocument } from './experiment-document.js';

/** How documents are written: in camelCase for the console, in snake_case for programs. */
export interface DocumentStyle {
  /** A name of the document, its experiment or a part, as it is written. */
  name: (name: string) => string;
  /** A status as it is written. */
  status: (status: string) => string;
  pointing: (path: Path) => string;
  naming: FieldNaming;
  show: (document: ExperimentDocument, revision: number) => ShownDocument;
}

/** An object with its keys as they are written. */
export const renamed = (value: unknown, name: (name: string) => string): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [name(key), inner]))
    : value;

/** The same with all objects within. */
export const renamedWithin = (value: unknown, name: (name: string) => string): unknown => {
  if (Array.isArray(value)) return value.map((inner) => renamedWithin(inner, name));
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [name(key), renamedWithin(inner, name)]))
    : value;
};

/** A document as an answer has it. */
export type ShownDocument = Record<string, unknown> & { revision: number };

export const consoleStyle = styleWith(
  (name) => name,
  (status) => status,
);
export const apiStyle = styleWith(snakeCase, (status) => status.toLowerCase());

/** The style of the present request. */
export const styleOf = (actor: Pick<RequestActor, 'isProgram'> | undefined): DocumentStyle =>
  actor?.isProgram ? apiStyle : consoleStyle;

function styleWith(name: (name: string) => string, status: (status: string) => string): DocumentStyle {
  const pointing = (path: Path): string =>
    path.map((step) => `/${typeof step === 'number' ? step : escaped(name(step))}`).join('');
  return {
    ...{ name, status, pointing },
    naming: (path) => ({ field: pointing(path), pointer: pointing(path) }),
    show: (document, revision) => show(document, revision, { name, status }),
  };
}

/** As RFC 6901 says. */
export const escaped = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1');

/** Fields whose value is an object with names of its own. */
export const nestedFields: ReadonlySet<string> = new Set(['protocol', 'decision']);

/** The same for lists of objects. */
export const nestedLists: ReadonlySet<string> = new Set(['rules', 'pins']);

function show(
  document: ExperimentDocument,
  revision: number,
  { name, status }: Pick<DocumentStyle, 'name' | 'status'>,
): ShownDocument {
  const named = (fields: Record<string, unknown>) =>
    Object.fromEntries(
      Object.entries(fields).map(([field, value]) => [
        name(field),
        nestedFields.has(field)
          ? inner(value)
          : field === 'overrides' || nestedLists.has(field)
            ? renamedWithin(value, name)
            : value,
      ]),
    );
  const inner = (value: unknown) => renamed(value, name);
  const { experiment, segmentIds } = document;
  const own = { ...experiment, status: status(experiment.status as string) };
  const parts = partKinds.map((kind) => [kind, document[kind].map(named)] as const);
  return {
    revision,
    experiment: named(own),
    [name('segmentIds')]: segmentIds,
    ...Object.fromEntries(parts),
  };
}
