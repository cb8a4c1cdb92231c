import type { Call, TestApp } from './admin-app.js';
import type { Account, Json } from './product.js';

/** What calls the integration API: requests with an API key. */
export interface Program {
  key: string;
  keyId: number;
  call: Call;
  /** The answer of a request that has to succeed. */
  done: (method: string, path: string, body?: unknown) => Promise<Json>;
}

/** A program with a new API key of the account's first project. */
export async function startProgram(app: TestApp, account: Account, fields: Json = {}): Promise<Program> {
  const body = { name: 'Program', project_id: account.projectId, ...fields };
  const { id, key } = await app.expectDone('POST', '/api/auth/keys', body, account.headers);
  return { ...programOf(app, key), keyId: id };
}

/** Requests with this key or token. */
function programOf(app: TestApp, key: string): Program {
  const authorization = `Bearer ${key}`;
  return {
    key,
    keyId: 0,
    call: (method, path, body, headers) => app.request(method, path, body, { authorization, ...headers }),
    done: (method, path, body) => app.expectDone(method, path, body, { authorization }),
  };
}
