import { execFileSync } from 'node:child_process';
import { heapGrowthFlag } from './small-heap.js';

it('uses a flag that this Node.js knows', () => {
  const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });

  expect(known).toContain(`${heapGrowthFlag.split('=')[0]} (`);
});
