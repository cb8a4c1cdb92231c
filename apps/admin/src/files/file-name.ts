import { imageEndings, type ImageType } from './image-type.js';

const maxStem = 80;

/** A name for an address: what the sender called the file, in plain letters, with the ending of its type. */
export function addressName(sent: string, type: ImageType): string {
  const base = sent.replace(/^.*[\\/]/s, '').replace(/\.[a-z0-9]{1,8}$/i, '');
  const plain = base.normalize('NFKD').replace(/\p{M}/gu, '');
  const stem = plain.replace(/[^a-z0-9_-]+/gi, '-').slice(0, maxStem);
  return `${stem.replace(/^-+|-+$/g, '') || 'image'}.${imageEndings[type]}`;
}
