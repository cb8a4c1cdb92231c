/** Kinds of images that are kept, each with the ending of its file names. */
export const imageEndings = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
} as const;

export type ImageType = keyof typeof imageEndings;

/** How many bytes tell every kind. */
export const signatureBytes = 64;

/**
 * The kind of image that a content is, by its first `signatureBytes` bytes and nothing else; undefined for
 * anything that is not kept. SVG is none of the kinds: it is a document that can carry scripts.
 */
export function imageTypeOf(head: Buffer): ImageType | undefined {
  if (head.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return 'image/png';
  if (head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg';
  if (/^GIF8[79]a/.test(ascii(head, 0, 6))) return 'image/gif';
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP') return 'image/webp';
  return isAvif(head) ? 'image/avif' : undefined;
}

/** An ISO media file whose first box lists the brand `avif` (one picture) or `avis` (several). */
function isAvif(head: Buffer): boolean {
  if (head.length < 16 || ascii(head, 4, 8) !== 'ftyp') return false;
  const end = Math.min(head.readUInt32BE(0), head.length);
  const brands = [ascii(head, 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(ascii(head, at, at + 4));
  return brands.some((brand) => brand === 'avif' || brand === 'avis');
}

const ascii = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to);
