import { spawnSync } from 'node:child_process';
import { expect, it } from '@jest/globals';

it('types the console by openapi.json as it is now', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/generate-console-types.mjs', '--check'], {
    encoding: 'utf8',
  });

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
