import { deflateSync } from 'node:zlib';
import type { TestApp } from './admin-app.js';
import type { Account, ProductResponse } from './product.js';

export interface Form {
  body: Uint8Array;
  headers: { 'content-type': string };
}

/** A multipart form as bytes, as a browser would send it. */
export async function encodeForm(
  ...parts: [name: string, content: Blob | string, fileName?: string][]
): Promise<Form> {
  const form = new FormData();
  for (const [name, content, fileName] of parts) {
    if (typeof content === 'string') form.append(name, content);
    else form.append(name, content, fileName);
  }
  const encoded = new Response(form);
  const type = encoded.headers.get('content-type')!;
  return { body: new Uint8Array(await encoded.arrayBuffer()), headers: { 'content-type': type } };
}

/** Sends a file to a project as its only part. */
export async function upload(
  app: TestApp,
  { headers, projectId }: Account,
  content: Uint8Array,
  fileName = 'image.png',
): Promise<ProductResponse> {
  const form = await encodeForm(['file', new Blob([new Uint8Array(content)]), fileName]);
  return app.request('POST', `/projects/${projectId}/files`, form.body, { ...headers, ...form.headers });
}

/** A picture of one red pixel that every browser shows, as long as is wanted. */
export function png(bytes?: number): Buffer {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  const pixel = deflateSync(Buffer.from([0, 255, 0, 0]));
  const picture = Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', pixel),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return Buffer.concat([picture, Buffer.alloc(Math.max(0, (bytes ?? 0) - picture.length))]);
}

function chunk(type: string, content: Buffer): Buffer {
  const tagged = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(tagged), 4);
  return Buffer.concat([ends.subarray(0, 4), tagged, ends.subarray(4)]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
