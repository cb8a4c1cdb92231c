import type { Schema } from '../api/client.js';

/** Words about API keys. */
export const apiKeys = {
  title: 'API keys',
  about: 'For programs: a server that asks for assignments, a job that sends events.',
  create: 'New API key',
  columns: {
    name: 'Name',
    key: 'Key',
    kind: 'Kind',
    lastUsed: 'Last used',
    expires: 'Expires',
    menu: 'Steps',
  },
  kinds: { secret: 'Secret', publishable: 'Publishable' } satisfies Record<
    Schema<'ApiKeyDto'>['kind'],
    string
  >,
  kindHints: {
    secret: 'May do everything of the integration API in this project. Keep it on your server.',
    publishable: 'May only ask for assignments and send events. It may stand in public code.',
  } satisfies Record<Schema<'ApiKeyDto'>['kind'], string>,
  revoked: 'Stopped',
  never: 'never',
  notYet: 'not yet',
  fields: {
    name: 'Name',
    nameExample: 'Shop server',
    kind: 'Kind',
    expires: 'Expires',
    expiresHint: 'Empty for never.',
  },
  nameNeeded: 'Enter a name.',
  made: {
    title: 'Copy the key now',
    text: 'It is shown this once. What is stored is its hash, so nobody can show it to you again.',
    copy: 'Copy the key',
    copied: 'Copied',
    close: 'I have kept it',
  },
  steps: (name: string) => `Steps for ${name}`,
  revoke: 'Revoke',
  confirmRevoke: (name: string) => ({
    title: `Revoke “${name}”?`,
    text: 'Every program that uses it is refused within a second. This cannot be undone.',
    confirm: 'Revoke',
  }),
  isRevoked: (name: string) => `“${name}” is revoked.`,
  empty: {
    title: 'No API key yet',
    text: 'A website needs none: the tag is enough. Make one for a server that asks for assignments or sends events.',
  },
} as const;
