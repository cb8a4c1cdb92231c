import { Channel } from './channel.js';

/** Two ends whose messages arrive one after the other, as texts do. */
function connect(): { near: Channel; far: Channel } {
  const carry = (to: () => Channel) => (message: unknown) =>
    queueMicrotask(() => to().receive(JSON.parse(JSON.stringify(message))));
  const near: Channel = new Channel(carry(() => far));
  const far: Channel = new Channel(carry(() => near));
  return { near, far };
}

const same = (answer: unknown): unknown => answer;

describe('Channel', () => {
  it('brings answers to those who asked, also late ones', async () => {
    const { near, far } = connect();
    far.on('double', (value) => (value as number) * 2);
    far.on('slow', async (value) => Promise.resolve(value));

    expect(await Promise.all([near.ask('slow', 1, same), near.ask('double', 2, same)])).toEqual([1, 4]);
  });

  it('brings what the other end could not answer as an error', async () => {
    const { near, far } = connect();
    far.on('wrong', () => {
      throw new Error('It does not work.');
    });

    await expect(near.ask('wrong', undefined, same)).rejects.toThrow('It does not work.');
  });

  it('fails what is open when the other end is gone', async () => {
    const { near } = connect();
    const asked = near.ask('nobody answers', undefined, same);

    near.close();

    await expect(asked).rejects.toThrow('has ended');
  });

  it('leaves messages of others alone', () => {
    const { near } = connect();
    for (const message of [undefined, null, 'stop', { act: 'suicide' }]) near.receive(message);
  });
});
