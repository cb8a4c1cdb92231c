import { peek } from './peek.js';

async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

async function read(content: AsyncIterable<Uint8Array>): Promise<string> {
  const read: Uint8Array[] = [];
  for await (const chunk of content) read.push(chunk);
  return Buffer.concat(read).toString();
}

describe('peek', () => {
  it.each([
    ['in one chunk', ['abcdefgh']],
    ['byte by byte', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']],
    ['with empty chunks', ['', 'ab', '', 'cdefg', 'h']],
  ])('shows the beginning and keeps everything, %s', async (_, texts) => {
    const { head, whole } = await peek(chunks(...texts), 4);

    expect(head.toString()).toBe('abcd');
    expect(await read(whole)).toBe('abcdefgh');
  });

  it('shows all of a content that is shorter', async () => {
    const { head, whole } = await peek(chunks('ab'), 4);

    expect(head.toString()).toBe('ab');
    expect(await read(whole)).toBe('ab');
  });

  it('closes the content when its reader stops early', async () => {
    let closed = false;
    async function* content(): AsyncGenerator<Uint8Array> {
      try {
        yield* chunks('ab', 'cd', 'ef');
      } finally {
        closed = true;
      }
    }

    const { whole } = await peek(content(), 2);
    for await (const _ of whole) break;

    expect(closed).toBe(true);
  });
});
