import type { ServerResponse } from 'node:http';
import { EventStream } from './event-stream.js';
import { StreamRegistry } from './stream-registry.js';

const streamOf = (holder: string, projectId = 1): EventStream =>
  new EventStream({} as ServerResponse, {
    ...{ projectId, keyId: 1, isPublic: false, origin: undefined, holder },
  });

describe('StreamRegistry', () => {
  it('has room for so many of an address and so many in all, and again once they are gone', () => {
    const registry = new StreamRegistry({ ofAddress: 2, ofProcess: 3 }, 4);
    const [first, second, third] = [streamOf('a'), streamOf('a', 2), streamOf('b')];
    registry.add(first);
    registry.add(second);
    expect([registry.refusal('a'), registry.refusal('b')]).toEqual(['address', undefined]);
    registry.add(third);
    expect([registry.refusal('b'), registry.size]).toEqual(['process', 3]);

    registry.remove(second);
    registry.remove(second);

    expect([registry.refusal('a'), registry.size, registry.projects()]).toEqual([undefined, 2, [1]]);
  });

  it('counts no address without a limit', () => {
    const registry = new StreamRegistry({ ofAddress: 0, ofProcess: 100 }, 4);
    for (let count = 0; count < 50; count++) registry.add(streamOf('a'));
    expect(registry.refusal('a')).toBeUndefined();
  });

  it('has each due once in a round', () => {
    const registry = new StreamRegistry({ ofAddress: 0, ofProcess: 100 }, 4);
    const streams = Array.from({ length: 10 }, () => streamOf('a'));
    for (const stream of streams) registry.add(stream);
    const rounds = [1, 2].map(() => [1, 2, 3, 4].flatMap(() => [...registry.due()]));
    for (const round of rounds) expect(new Set(round)).toEqual(new Set(streams));
    for (const round of rounds) expect(round).toHaveLength(10);
  });
});
