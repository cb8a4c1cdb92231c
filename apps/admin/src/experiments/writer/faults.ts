import { DomainError, type ErrorCode, type ErrorKind } from '#libs/errors';

/** Where something stands in a document: names and positions, such as `['variations', 1, 'traffic']`. */
export type Path = readonly (string | number)[];

/** What is wrong with a wanted configuration, and where. */
export interface Fault {
  path: Path;
  message: string;
  /** Where it stands when the path has no name for it, since the request made it up. */
  pointer?: string;
  /** How it is refused when nothing is plainly invalid; as an invalid field when left out. */
  refusal?: { kind: ErrorKind; code: ErrorCode; detail: string };
}

/** How a request names what stands at a path; with a pointer for documents. */
export type FieldNaming = (path: Path) => { field: string; pointer?: string };

/** How the routes of single parts name it: without the part, with dots. */
export const partNaming: FieldNaming = (path) => {
  const own = path[0] === 'experiment' ? path.slice(1) : path.slice(2);
  return { field: own.length > 0 ? own.join('.') : String(path[0]) };
};

/** @throws DomainError that names all faults, unless there is none */
export function throwFaults(faults: readonly Fault[], naming: FieldNaming): void {
  if (faults.length === 0) return;
  const fields = faults.slice(0, maxFaults).map(({ path, pointer, message }) => ({
    ...(pointer === undefined ? naming(path) : { field: pointer, pointer }),
    message,
  }));
  const { kind, code, detail } = faults.every(({ refusal }) => refusal)
    ? faults[0]!.refusal!
    : ({ kind: 'invalid', code: 'validation-failed', detail: 'Some fields are not valid.' } as const);
  throw new DomainError(kind, code, detail, { fields });
}

/** Nobody reads more of them. */
const maxFaults = 100;
