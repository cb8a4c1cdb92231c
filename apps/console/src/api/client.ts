import createClient from 'openapi-fetch';
import { currentSession, refreshSession, sessionHasEnded } from '../session/session.js';
import { noteConnection, noteLostConnection } from './connection.js';
import { ConnectionLost, readProblem, SignedOut } from './problem.js';
import type { components, paths } from './schema.js';

/** The shapes of the API by their names in openapi.json, such as `Schema<'ExperimentDto'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/**
 * The typed client of the console API. It carries the session, renews it once when it has run out, and throws
 * `ApiProblem` for every refusal and `ConnectionLost` without an answer. Use it through `done`.
 */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: send });

/**
 * What a request of `api` answers.
 *
 * @throws ApiProblem when the API refuses it
 * @throws ConnectionLost when there is no answer
 * @throws SignedOut when the session has ended meanwhile
 */
export async function done<T>(request: Promise<{ data?: T }>): Promise<T> {
  const { data } = await request;
  return data as T;
}

async function send(request: Request): Promise<Response> {
  // The body of a request can be read once only, and it may have to be sent twice.
  const again = request.clone();
  const session = currentSession();
  const response = await reach(withSession(request));
  if (response.ok) return response;
  if (response.status === 401 && session && (await refreshSession(session.refreshToken))) {
    const second = await reach(withSession(again));
    if (second.ok) return second;
    throw await readProblem(second);
  }
  if (response.status === 401 && session && sessionHasEnded()) throw new SignedOut();
  throw await readProblem(response);
}

function withSession(request: Request): Request {
  const session = currentSession();
  if (!session || request.headers.has('authorization')) return request;
  request.headers.set('authorization', `Bearer ${session.accessToken}`);
  request.headers.set('email', session.email);
  return request;
}

const away = [502, 503, 504];

async function reach(request: Request): Promise<Response> {
  const response = await fetch(request).catch((error: unknown) => {
    if (request.signal.aborted) throw error;
    return undefined;
  });
  if (response && !away.includes(response.status)) {
    noteConnection();
    return response;
  }
  noteLostConnection();
  throw response?.headers.get('content-type')?.includes('problem')
    ? await readProblem(response)
    : new ConnectionLost();
}
