import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitUntil } from './wait-until.js';

/** The text part of the newest mail to an address in an outbox folder, of those that have something; waits until there is one. */
export async function readLatestMail(folder: string, to: string, having = /^/): Promise<string> {
  let latest: string | undefined;
  await waitUntil(() => {
    latest = listMails(folder, to)
      .map(decodeTextPart)
      .findLast((text) => having.test(text));
    return latest !== undefined;
  });
  return latest!;
}

/** A six-digit code alone on a line, as mails have it. */
export const codePattern = /^\s*(\d{6})\s*$/m;

/** The six-digit code that stands alone on a line of a mail's text. */
export function findCode(text: string): string {
  const code = codePattern.exec(text)?.[1];
  if (!code) throw new Error(`There is no code in this mail:\n${text}`);
  return code;
}

/** Whole messages, oldest first: file names begin with the time. */
function listMails(folder: string, to: string): string[] {
  const addressed = new RegExp(`^to:.*${to.replace(/[^\w@-]/g, '\\$&')}`, 'im');
  const mails = listFiles(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  return mails.filter((mail) => addressed.test(splitHead(mail).head));
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.eml'))
      .sort();
  } catch {
    return [];
  }
}

function decodeTextPart(message: string): string {
  const { head, body } = splitHead(message);
  const boundary = /boundary="?([^";\r\n]+)/i.exec(head)?.[1];
  if (boundary) return decodeTextPart(body.split(`--${boundary}`)[1]!.trimStart());
  const encoding = /^content-transfer-encoding:\s*(\S+)/im.exec(head)?.[1]?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return encoding === 'quoted-printable' ? decodeQuotedPrintable(body) : body;
}

function splitHead(message: string): { head: string; body: string } {
  const [head = '', ...rest] = message.split(/\r?\n\r?\n/);
  return { head: head.replace(/\r?\n[ \t]+/g, ' '), body: rest.join('\n\n') };
}

function decodeQuotedPrintable(text: string): string {
  const joined = text.replace(/=\r?\n/g, '');
  const bytes = joined.replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
