/** What browsers leave out of an address, and what only looks like nothing. */
const invisible = /[\p{Cc}\p{Cf}\s]/gu;

const scripts = /^(?:javascript|vbscript|livescript|mocha|jscript):/i;
const media = /^data:(?:image\/(?!svg)|audio\/|video\/|font\/)/i;
const pictures = /^data:image\//i;

/** Whether an address runs a script in the page. */
export const isScriptAddress = (address: string): boolean => scripts.test(address.replace(invisible, ''));

/**
 * What is wrong with the value of an attribute that may lead somewhere, in words; undefined for nothing. Lists of
 * addresses count too, as `srcset`, `values` and the refresh of a `meta` have them.
 *
 * @param isPicture whether it is only ever shown as a picture, in which nothing runs
 */
export function addressFault(value: string, isPicture = false): string | undefined {
  const pieces = [
    value,
    ...value.split(/[,;]/),
    ...value.split(/[\s,;]/),
    ...value.split(/url\s*=\s*["']?/i),
  ];
  for (const piece of pieces) {
    const plain = piece.replace(invisible, '');
    if (scripts.test(plain)) return 'must not be an address that runs a script';
    if (/^data:/i.test(plain) && !(isPicture ? pictures : media).test(plain))
      return 'must not be a data: address of anything but pictures, sound, video or fonts';
  }
  return undefined;
}
