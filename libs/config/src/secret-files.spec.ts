import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig } from './load-config.js';
import { readEnvironment } from './environment-file.js';
import { secretSettings, secretsOfOthers } from './secret-files.js';

const folder = mkdtempSync(join(tmpdir(), 'abtesting-secrets-'));
let count = 0;

function file(content: string): string {
  const path = join(folder, String(count++));
  writeFileSync(path, content);
  return path;
}

const key = 'k'.repeat(32);
const values: Record<string, string> = {
  DB_URL: 'postgres://u:p@h/d',
  DATABASE_URL: 'postgres://u:p@h/d',
  DB_DIRECT_URL: 'postgres://u:p@h/d',
  DB_REPLICA_URL: 'postgres://replica/ab',
  DB_USER: 'user',
  DB_PASSWORD: "p@ss/w#rd:?%'",
  SECRET_KEY: key,
  SECRET_KEY_PREVIOUS: `${'a'.repeat(32)} ${'b'.repeat(32)}`,
  API_TOKEN: 't'.repeat(16),
  HMAC_SALT: 'salt',
  REDIS_URL: 'redis://:p@h',
  REDIS_USER: 'user',
  REDIS_PASSWORD: 'p@ss/w#rd:',
  SMTP_UNAME: 'user',
  UNAME: 'user',
  SMTP_PASSWORD: 'password',
  PASSWORD: 'password',
  STORAGE_ACCESS_KEY: 'access',
  STORAGE_SECRET_KEY: 'secret',
};
const base = { DB_URL: 'postgres://h/d', SECRET_KEY: 's'.repeat(32), SMTP_HOST: 'mail' };
const store = { STORAGE_ENDPOINT: 'store', STORAGE_ACCESS_KEY: 'a', STORAGE_SECRET_KEY: 's' };

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    loadConfig(environment);
    return [];
  } catch (error) {
    return (error as ConfigError).faults;
  }
}

/** The environment without the names that would win. */
function without(...names: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...base, ...store }).filter(([name]) => !names.includes(name)));
}

describe('a secret in a file', () => {
  it('is known for every setting that is tried here', () => {
    expect([...secretSettings].sort()).toEqual([...Object.keys(values), ...secretsOfOthers].sort());
  });

  it.each(Object.entries(values))('is %s, read as if it stood in the environment', (name, value) => {
    const others = without(name, name === 'DATABASE_URL' ? 'DB_URL' : '');

    const byFile = loadConfig({ ...others, [`${name}_FILE`]: file(`${value}\n`) });

    expect(byFile).toEqual(loadConfig({ ...others, [name]: value }));
  });

  it.each(Object.entries(values))('and in %s too is an error', (name, value) => {
    const both = { ...without(name), [name]: value, [`${name}_FILE`]: file(value) };

    expect(faultsOf(both)).toContain(`${name} and ${name}_FILE are both set; keep one of them.`);
  });

  it('has to be there, and to say something', () => {
    const absent = { ...without('SECRET_KEY'), SECRET_KEY_FILE: join(folder, 'nothing') };
    const empty = { ...without('SECRET_KEY'), SECRET_KEY_FILE: file('\n') };

    expect(faultsOf(absent)).toEqual(['SECRET_KEY_FILE names a file that cannot be read (ENOENT).']);
    expect(faultsOf(empty)).toEqual(['SECRET_KEY_FILE names an empty file.']);
  });

  it('is held to the rule of the setting, which is not told with its content', () => {
    expect(faultsOf({ ...without('SECRET_KEY'), SECRET_KEY_FILE: file('short\r\n') })).toEqual([
      'SECRET_KEY must have at least 32 characters.',
    ]);
  });

  it('loses the line break at its end and nothing else', () => {
    expect(loadConfig({ ...base, HMAC_SALT_FILE: file('salt\n') }).hash.hmacSalt).toBe('salt');
    expect(faultsOf({ ...base, HMAC_SALT_FILE: file('salt \n') })).toEqual([
      'HMAC_SALT must have no blanks at its ends, where they never counted.',
    ]);
  });

  it('that is named by nothing counts as not given', () => {
    expect(loadConfig({ ...base, SECRET_KEY_FILE: '' }).secretKey).toBe(base.SECRET_KEY);
    expect(loadConfig({ ...base, SECRET_KEY_FILE: 'null' }).secretKey).toBe(base.SECRET_KEY);
  });
});

describe('a secret that a library reads by itself', () => {
  it('is put into the environment of the process', () => {
    process.env['OTEL_EXPORTER_OTLP_HEADERS_FILE'] = file('authorization=Basic abc\n');

    const environment = readEnvironment();

    expect(environment['OTEL_EXPORTER_OTLP_HEADERS']).toBe('authorization=Basic abc');
    delete process.env['OTEL_EXPORTER_OTLP_HEADERS'];
  });
});

describe('SECRET_KEY_PREVIOUS', () => {
  it('is one key or several, separated by blanks', () => {
    const [a, b] = ['a'.repeat(32), 'b'.repeat(40)];

    expect(loadConfig(base).previousSecretKeys).toEqual([]);
    expect(loadConfig({ ...base, SECRET_KEY_PREVIOUS: `${a}` }).previousSecretKeys).toEqual([a]);
    expect(loadConfig({ ...base, SECRET_KEY_PREVIOUS: ` ${a}\n  ${b} ` }).previousSecretKeys).toEqual([a, b]);
  });

  it('has keys of the same length as SECRET_KEY', () => {
    expect(faultsOf({ ...base, SECRET_KEY_PREVIOUS: `${'a'.repeat(32)} short` })).toEqual([
      'SECRET_KEY_PREVIOUS must be keys of at least 32 characters, separated by blanks.',
    ]);
  });
});
