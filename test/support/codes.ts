import { findCode } from './outbox.js';
import { waitUntil } from './wait-until.js';

/** A program whose mail can be read. */
interface Mailbox {
  latestMail(to: string): Promise<string>;
}

/** The code in the newest mail to an address; waits until it is another one than `previous`. */
export async function readCode(mailbox: Mailbox, to: string, previous?: string): Promise<string> {
  let code: string | undefined;
  await waitUntil(async () => (code = findCode(await mailbox.latestMail(to))) !== previous);
  return code!;
}

/** Six digits that are not the code. */
export const wrongCode = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
