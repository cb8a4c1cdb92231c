import { readFileSync } from 'node:fs';
import { loadConfig, readDataDir } from './load-config.js';

const given: Record<string, string> = {
  DB_URL: 'postgres://u@h/d',
  SECRET_KEY: 'k'.repeat(32),
  SMTP_HOST: 'mail',
  STORAGE_ENDPOINT: 'store',
  STORAGE_ACCESS_KEY: 'a',
  STORAGE_SECRET_KEY: 's',
};

/** Every name that is looked up when all settings are read, with all optional parts switched on. */
function namesRead(): Set<string> {
  const names = new Set<string>();
  const environment = new Proxy(given, {
    get(target, name: string) {
      names.add(name);
      return target[name];
    },
  });
  loadConfig(environment);
  readDataDir(environment);
  return names;
}

describe('.env.example', () => {
  it('documents every setting that is read, and no other', () => {
    const text = readFileSync('.env.example', 'utf8');
    const documented = [...text.matchAll(/^#?([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name);
    const mentioned = new Set(text.match(/\b[A-Z][A-Z0-9_]{3,}\b/g));

    const read = namesRead();

    expect(documented.filter((name) => !read.has(name ?? ''))).toEqual([]);
    expect([...read].filter((name) => !mentioned.has(name))).toEqual([]);
  });
});
