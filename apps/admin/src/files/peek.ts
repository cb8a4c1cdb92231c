export interface Peeked {
  /** The first bytes; fewer only when there are no more. */
  head: Buffer;
  /** All of the content, the first bytes too. To be read once. */
  whole: AsyncIterable<Uint8Array>;
}

/** Looks at the first bytes of a content without losing them. */
export async function peek(content: AsyncIterable<Uint8Array>, bytes: number): Promise<Peeked> {
  const rest = content[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let head = Buffer.alloc(0);
  while (head.length < bytes) {
    const next = await rest.next();
    if (next.done) break;
    chunks.push(next.value);
    head = Buffer.concat([head, next.value]);
  }
  return { head: head.subarray(0, bytes), whole: joined(chunks, rest) };
}

async function* joined(
  chunks: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
