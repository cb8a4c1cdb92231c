import { oneLine } from '#libs/security';

const maxLength = 60;

/**
 * A name that somebody else chose, as a mail shows it: on one line, cut after 60 characters, in quotation marks that it
 * cannot close. Nothing in it becomes a link or looks like a code.
 */
export function quotedName(name: string): string {
  const characters = [
    ...oneLine(name)
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/["“”„‟«»]/g, "'"),
  ];
  const cut =
    characters.length > maxLength ? `${characters.slice(0, maxLength - 3).join('')}...` : characters.join('');
  return `"${withoutCodes(withoutLinks(cut))}"`;
}

/** Mail programs make links of addresses, and of names of hosts before a path; not of those with a blank in them. */
function withoutLinks(text: string): string {
  if (!/:\/\/|www\.|[\p{L}\d]\.\p{L}{2,}[/?#]|\S@\S/iu.test(text)) return text;
  return text.replace(/:(?=\/\/)|(?<=[\p{L}\d])\.(?=[\p{L}\d])|(?<=\S)@(?=\S)/gu, '$& ');
}

/**
 * Longer runs of digits apart, so that none looks like a code: neither in the text nor behind the digits that a
 * letter beyond ASCII is encoded with on its way.
 */
function withoutCodes(text: string): string {
  return text.replace(/\p{Nd}{6,}|(?<=[^\0-\x7f])\d{4,}/gu, (digits) => digits.replace(/.{3}(?=.)/gu, '$& '));
}
