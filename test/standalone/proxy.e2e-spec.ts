import { readFileSync } from 'node:fs';
import { decisionPaths } from '../../apps/decision/src/openapi.js';

const { paths } = JSON.parse(readFileSync('openapi.json', 'utf8')) as { paths: Record<string, unknown> };

/** The app that the compose file's proxy sends a path to. */
function appOf(path: string): string {
  const configured = readFileSync('docker/proxy.conf', 'utf8');
  const map = /map \$request_uri \$app \{([^}]*)\}/.exec(configured)?.[1] ?? '';
  const patterns = [...map.matchAll(/^\s*"~(.*)"\s+(\w+);$/gm)];
  const found = patterns.find(([, pattern = '']) => new RegExp(pattern).test(path));
  return found?.[2] ?? /default\s+(\w+);/.exec(map)?.[1] ?? 'nobody';
}

/** Both apps serve them. */
const shared = /^\/(health|static|files\/public)\b/;

describe('The proxy of the compose file', () => {
  const owned = Object.keys(paths).filter((path) => !shared.test(path));

  it.each(owned)('sends %s to the app that serves it, in every form', (path) => {
    const app = path in decisionPaths ? 'decision' : 'admin';
    const address = path.replaceAll(/\{\w+\}/g, '42');

    expect(appOf(address)).toBe(app);
    expect(appOf(`${address}/`)).toBe(app);
    expect(appOf(`${address}?a=b`)).toBe(app);
    expect(appOf(path.replaceAll(/\{\w+\}/g, 'a%2Fb'))).toBe(app);
  });

  it('knows both apps', () => {
    expect(new Set(owned.map((path) => appOf(path)))).toEqual(new Set(['admin', 'decision']));
  });
});
