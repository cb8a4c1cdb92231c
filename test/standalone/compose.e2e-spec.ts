import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { loadConfig } from '#libs/config';

interface Service {
  build?: string;
  command?: string[];
  environment?: Record<string, string | number>;
  volumes?: string[];
  depends_on?: string[] | Record<string, unknown>;
}

const { services } = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as {
  services: Record<string, Service>;
};
const apps = Object.entries(services).filter(([, { build }]) => build !== undefined);
const given: Record<string, string> = {
  POSTGRES_PASSWORD: 'p@ss/word:1',
  DB_PASSWORD: 'app#1 pass',
  SECRET_KEY: 'k'.repeat(40),
};

/** What the shell's variables make of a value: `${NAME}`, `${NAME:-default}`, `${NAME:?message}`. */
function interpolate(value: string): string {
  const inner = /\$\{(\w+)(?::?-([^${}]*)|:\?[^${}]*)?\}/;
  for (let text = value; ;) {
    const found = inner.exec(text);
    if (!found) return text;
    text = text.replace(found[0], given[found[1]!] ?? found[2] ?? '');
  }
}

const environmentOf = ({ environment = {} }: Service): Record<string, string> =>
  Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, interpolate(`${value}`)]));

describe('The compose file', () => {
  it.each(apps)('gives %s settings that it understands', (name, service) => {
    const { HEALTH_PORT: _ofTheImage, ...environment } = environmentOf(service);
    const read = new Set<string>();
    const watched = new Proxy(environment, {
      get: (target, name: string) => {
        read.add(name);
        return target[name];
      },
    });

    const config = loadConfig(watched);

    const login = name === 'migrate' ? ['abtesting', 'p@ss/word:1'] : ['abtesting_app', 'app#1 pass'];
    expect(config.databaseUrl).toBe(
      `postgres://${login.map(encodeURIComponent).join(':')}@postgres:5432/abtesting`,
    );
    expect(config.redis).toMatchObject({ password: 'p@ss/word:1' });
    expect(config.storage).toMatchObject({ accessKey: 'abtesting', secretKey: 'p@ss/word:1' });
    expect(
      Object.entries(environment).filter(([key, value]) => /URL$/.test(key) && value.includes('@')),
    ).toEqual([]);
    expect(Object.keys(environment).filter((name) => !read.has(name))).toEqual([]);
  });

  it.each(apps)('starts a program that the repository has as %s', (_name, { command = [] }) => {
    const [node, program = ''] = command;

    expect(node).toBe('node');
    expect(existsSync(program.replace(/^dist\//, '').replace(/\.js$/, '.ts'))).toBe(true);
  });

  it('mounts files that are there, and waits for services that are there', () => {
    for (const { volumes = [], depends_on: needed = [] } of Object.values(services)) {
      const mounted = volumes.map((volume) => volume.split(':')[0]!).filter((path) => path.startsWith('.'));
      const names = Array.isArray(needed) ? needed : Object.keys(needed);
      expect(mounted.filter((path) => !existsSync(path))).toEqual([]);
      expect(names.filter((name) => !(name in services))).toEqual([]);
    }
  });
});
