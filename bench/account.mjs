/** A signed-up organization's owner at an admin app, as a person would get one. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** @returns {Promise<{projectId: number, orgId: number, session: object, headers: object, call: (method: string, path: string, body?: object) => Promise<object>}>} */
export async function signUp(url, dataDir) {
  const email = 'owner@bench-owner.example';
  const password = 'Passw0rd!';
  const call = (method, path, body, headers) => request(url + path, method, body, headers);
  await call('POST', '/organizations', { name: 'Bench owner', email, password });
  await call('POST', '/users/verify', { email, otp: await codeIn(join(dataDir, 'outbox')) });
  const session = await call('POST', '/auth/login', { email, password });
  const { accessToken } = session;
  const { orgs } = JSON.parse(Buffer.from(accessToken.split('.')[1], 'base64url').toString());
  const headers = { authorization: `Bearer ${accessToken}`, email };
  return {
    headers,
    session,
    orgId: orgs[0].id,
    projectId: orgs[0].projects[0].id,
    call: (method, path, body) => call(method, path, body, headers),
  };
}

async function request(url, method, body, headers = {}) {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** The six digits that stand alone on a line of the one mail there is. */
async function codeIn(outbox) {
  for (let tries = 0; tries < 200; tries++) {
    const [name] = await readdir(outbox).catch(() => []);
    const code =
      name?.endsWith('.eml') && /^\s*(\d{6})\s*$/m.exec(await readFile(join(outbox, name), 'utf8'));
    if (code) return code[1];
    await sleep(50);
  }
  throw new Error('No mail came.');
}
