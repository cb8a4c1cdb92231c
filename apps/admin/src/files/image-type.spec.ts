import { imageTypeOf } from './image-type.js';

const bytes = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );

describe('imageTypeOf', () => {
  it.each([
    ['image/png', bytes('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR')],
    ['image/jpeg', bytes([0xff, 0xd8, 0xff, 0xe0], 'xxJFIF')],
    ['image/gif', bytes('GIF87a')],
    ['image/gif', bytes('GIF89a', [1, 0, 1, 0])],
    ['image/webp', bytes('RIFF', [36, 0, 0, 0], 'WEBPVP8 ')],
    ['image/avif', bytes([0, 0, 0, 28], 'ftypavif', [0, 0, 0, 0], 'mif1miaf')],
    ['image/avif', bytes([0, 0, 0, 32], 'ftypmif1', [0, 0, 0, 0], 'miafavif')],
    ['image/avif', bytes([0, 0, 0, 20], 'ftypavis', [0, 0, 0, 0], 'msf1')],
  ])('knows %s', (type, head) => {
    expect(imageTypeOf(head)).toBe(type);
  });

  it.each([
    ['nothing', bytes()],
    ['text', bytes('Hello, this is plain text and no image at all.')],
    ['a web page', bytes('<!doctype html><script>alert(1)</script>')],
    ['SVG', bytes('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['half a PNG signature', bytes('\x89PNG')],
    ['a PNG signature further in', bytes(' \x89PNG\r\n\x1a\n')],
    ['another GIF version', bytes('GIF90a')],
    ['a WAV file', bytes('RIFF', [36, 0, 0, 0], 'WAVEfmt ')],
    ['an MP4 film', bytes([0, 0, 0, 24], 'ftypisom', [0, 0, 2, 0], 'isommp41')],
    ['HEIC', bytes([0, 0, 0, 24], 'ftypheic', [0, 0, 0, 0], 'mif1heic')],
    ['a brand outside its box', bytes([0, 0, 0, 20], 'ftypmif1', [0, 0, 0, 0], 'miafavif')],
    ['PDF', bytes('%PDF-1.7')],
  ])('takes %s for no image', (_, head) => {
    expect(imageTypeOf(head)).toBeUndefined();
  });
});
