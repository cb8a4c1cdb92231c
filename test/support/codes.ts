import type { DataSource } from 'typeorm';
import { codePattern } from './outbox.js';
import { waitUntil } from './wait-until.js';

/** A program whose mail can be read. */
interface Mailbox {
  latestMail(to: string, having?: RegExp): Promise<string>;
}

/**
 * The code in the newest mail to an address that has one; waits until it is another one than `previous`. A notice may come
 * behind it.
 */
export async function readCode(mailbox: Mailbox, to: string, previous?: string): Promise<string> {
  let code: string | undefined;
  await waitUntil(async () => {
    code = codePattern.exec(await mailbox.latestMail(to, codePattern))?.[1];
    return code !== undefined && code !== previous;
  });
  return code!;
}

/** The token of the link in the newest mail to an address that has one; waits until it is another one than `previous`. */
export async function readLinkToken(mailbox: Mailbox, to: string, previous?: string): Promise<string> {
  let token: string | undefined;
  await waitUntil(async () => {
    token = findLinkToken(await mailbox.latestMail(to, linkPattern));
    return token !== undefined && token !== previous;
  });
  return token!;
}

const linkPattern = /#token=([A-Za-z]+)/;

/** What stands behind `#token=` in the text of a mail. */
const findLinkToken = (text: string): string | undefined => linkPattern.exec(text)?.[1];

/** Lets every code be a minute older, so that another one may be asked for. */
export async function passMinute({ dataSource }: { dataSource: DataSource }): Promise<void> {
  await dataSource.query(`UPDATE one_time_password SET created_at = created_at - interval '1 minute'`);
}

/** Six digits that are not the code. */
export const wrongCode = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
