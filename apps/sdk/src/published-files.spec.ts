/// <reference types="node" />
import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const built = (name: string) => readFileSync(`static/${name}`);

describe('the built SDK', () => {
  it.each(['client-sdk.js', 'client-sdk.mjs'])('has at most 8,000 bytes as %s, by gzip -9', (name) => {
    const gzipped = execFileSync('gzip', ['-9', '-c', `static/${name}`]);

    expect(gzipped.length).toBeLessThanOrEqual(8_000);
  });

  it('lies compressed beside each script', () => {
    const scripts = readdirSync('static').filter((name) => /^(client-sdk.*|page-changes)\.m?js$/.test(name));

    expect(scripts).toHaveLength(4);
    for (const name of scripts) expect(gunzipSync(built(`${name}.gz`))).toEqual(built(name));
  });

  it('has a second name that its content makes, and says which', () => {
    const content = built('client-sdk.js');
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
    const integrity = `sha384-${createHash('sha384').update(content).digest('base64')}`;

    expect(JSON.parse(String(built('client-sdk.json')))).toEqual({
      path: `/static/client-sdk.${hash}.js`,
      integrity,
    });
    expect(built(`client-sdk.${hash}.js`)).toEqual(content);
  });

  it('keeps the files of the last releases, as their list says', () => {
    const releases = JSON.parse(String(built('sdk/releases.json'))) as {
      version: string;
      path: string;
      integrity: string;
    }[];

    expect(releases.length).toBeGreaterThan(0);
    expect(releases.length).toBeLessThanOrEqual(10);
    for (const { version, path, integrity } of releases) {
      const content = built(path.replace('/static/', 'sdk/'));
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
      expect(integrity).toBe(`sha384-${createHash('sha384').update(content).digest('base64')}`);
      expect(gunzipSync(built(`${path.replace('/static/', 'sdk/')}.gz`))).toEqual(content);
    }
  });

  it('is plain ASCII, for pages of any encoding', () => {
    expect(String(built('client-sdk.js'))).toMatch(/^[\n\x20-\x7e]*$/);
  });
});
