import type { components } from './schema.js';

type ProblemBody = components['schemas']['Problem'];

/** One fault of one field, by the field's name in the request. */
export interface FieldFault {
  field: string;
  message: string;
}

/** What the API said when it refused a request. `message` is its sentence for people. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly faults: readonly FieldFault[];
  readonly requestId: string;
  /** Members of the answer that only some problems have. */
  readonly extension: Readonly<Record<string, unknown>>;

  constructor(
    readonly status: number,
    body: Partial<ProblemBody>,
    /** After how many seconds trying again makes sense, where the API says so. */
    readonly retryAfterSeconds?: number,
  ) {
    super(body.detail ?? `The server answered ${status}.`);
    this.name = 'ApiProblem';
    this.code = body.code ?? 'unknown';
    this.faults = body.errors ?? [];
    this.requestId = body.requestId ?? '';
    this.extension = body;
  }
}

/** The server, or a part that it needs, is unreachable. It may well answer in a moment. */
export class ConnectionLost extends Error {
  constructor() {
    super('The server cannot be reached at the moment.');
    this.name = 'ConnectionLost';
  }
}

/** The session has ended meanwhile, for example because another device ended it. */
export class SignedOut extends Error {
  constructor() {
    super('You have been signed out. Log in to continue.');
    this.name = 'SignedOut';
  }
}

/** Reads the problem that an answer carries; answers of a proxy may carry none. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const isProblem = response.headers.get('content-type')?.includes('json') ?? false;
  const body = isProblem ? ((await response.json()) as Partial<ProblemBody>) : {};
  const retryAfter = Number(response.headers.get('retry-after'));
  return new ApiProblem(response.status, body, retryAfter > 0 ? retryAfter : undefined);
}

/** A sentence for people about anything that was thrown. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof ApiProblem)) return error instanceof Error ? error.message : String(error);
  const [first] = error.faults;
  if (first && error.faults.length === 1) return `${error.message} ${first.field} ${first.message}.`;
  if (error.status === 429 && error.retryAfterSeconds) {
    return `Too many tries. Wait ${error.retryAfterSeconds} seconds, then try again.`;
  }
  return error.message;
}
