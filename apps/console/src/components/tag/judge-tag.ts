import { dayMs } from '#libs/durations';
import type { Schema } from '../../api/client.js';

export type SeenOrigin = Pick<Schema<'SeenOriginDto'>, 'origin' | 'lastAt' | 'refused'>;

/** Whether the tag works, as far as the server can tell by who asks it. */
export type TagState =
  /** It asks from the page's website, or from any when no page is named. */
  | { kind: 'seen'; origin: string; lastAt: string }
  /** It asks, but from other websites than that of the page. */
  | { kind: 'elsewhere'; origin: string; lastAt: string; wanted: string }
  /** It has asked, but not for a week. */
  | { kind: 'silent'; origin: string; lastAt: string }
  /** It asks from a website that the project does not allow. */
  | { kind: 'refused'; origin: string; lastAt: string }
  | { kind: 'never' };

const weekMs = 7 * dayMs;

/**
 * Judges by the origins from which decisions were asked for.
 *
 * @param pageUrl of the experiment; empty for none
 */
export function judgeTag(origins: readonly SeenOrigin[], pageUrl: string, now: Date): TagState {
  const latest = [...origins].sort((one, other) => (one.lastAt < other.lastAt ? 1 : -1));
  const isRecent = ({ lastAt }: SeenOrigin) => now.getTime() - Date.parse(lastAt) < weekMs;
  const wanted = originOf(pageUrl);
  const ofPage = latest.find(({ origin }) => origin === wanted);
  if (ofPage && isRecent(ofPage)) return toldOf(ofPage.refused ? 'refused' : 'seen', ofPage);
  const served = latest.find((one) => !one.refused && isRecent(one));
  if (served) return wanted ? { ...toldOf('elsewhere', served), wanted } : toldOf('seen', served);
  const [last] = latest;
  if (!last) return { kind: 'never' };
  return toldOf(isRecent(last) ? 'refused' : 'silent', last);
}

const toldOf = <Kind extends string>(kind: Kind, { origin, lastAt }: SeenOrigin) => ({
  kind,
  origin,
  lastAt,
});

function originOf(url: string): string | undefined {
  try {
    return new URL(url).origin;
  } catch {
    return undefined;
  }
}
