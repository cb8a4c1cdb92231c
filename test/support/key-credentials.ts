import { keyScopes, type KeyScope } from '#libs/entities';
import type { TestApp } from './admin-app.js';
import type { ApiWorld } from './api-world.js';

/** Keys of one project that differ in what they may do. */
export interface KeyCredentials {
  publishable: string;
  /** Secret, each with one scope. */
  only: Record<KeyScope, string>;
  /** Secret, each with all scopes but one. */
  allBut: Record<KeyScope, string>;
  /** Secret and with all scopes, of a member who was disabled. */
  stopped: string;
}

export async function makeKeyCredentials(app: TestApp, world: ApiWorld): Promise<KeyCredentials> {
  const each = async (scopesFor: (scope: KeyScope) => KeyScope[]): Promise<Record<KeyScope, string>> => {
    const keys = {} as Record<KeyScope, string>;
    for (const scope of keyScopes) keys[scope] = (await world.apiKey({ scopes: scopesFor(scope) })).key;
    return keys;
  };
  return {
    publishable: (await world.apiKey({ kind: 'publishable' })).key,
    only: await each((scope) => [scope]),
    allBut: await each((scope) => keyScopes.filter((other) => other !== scope)),
    stopped: await keyOfDisabledMaker(app, world),
  };
}

async function keyOfDisabledMaker(app: TestApp, { owner }: ApiWorld): Promise<string> {
  const maker = await app.addMember(owner, { super: true });
  const body = { name: 'Of a disabled maker', project_id: owner.projectId };
  const { key } = await app.expectDone('POST', '/api/auth/keys', body, maker.headers);
  const path = `/users/${maker.userId}/organization/${owner.orgId}`;
  await app.expectDone('PATCH', path, { disabled: true }, owner.headers);
  return key;
}
