import type { IncomingHttpHeaders } from 'node:http';
import { dayMs, minuteMs } from '#libs/durations';
import { SeededRandom, type Weighted } from './seeded-random.js';

/** Room for the pages of one session. */
const sessionMs = 30 * minuteMs;

/** Somebody who comes to the demo shop once or a few times within the week. */
export interface Visitor {
  readonly endUserId: string;
  readonly headers: IncomingHttpHeaders;
  /** What the address that they arrive by says of where they come from; empty or begins with `?`. */
  readonly query: string;
  /** Begins of their sessions, milliseconds since 1970. */
  readonly sessions: readonly number[];
}

const agents: Weighted<string> = [
  [
    34,
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
  ],
  [
    9,
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
  ],
  [6, 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0'],
  [
    26,
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  ],
  [
    20,
    'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36',
  ],
  [
    5,
    'Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  ],
];

const places: Weighted<[country: string, language: string]> = [
  [38, ['NO', 'nb-NO']],
  [17, ['SE', 'sv-SE']],
  [12, ['DK', 'da-DK']],
  [14, ['DE', 'de-DE']],
  [11, ['GB', 'en-GB']],
  [8, ['US', 'en-US']],
];

const queries: Weighted<string> = [
  [52, ''],
  [20, '?utm_source=newsletter&utm_medium=email&utm_campaign=november-letter'],
  [16, '?utm_source=search&utm_medium=cpc&utm_campaign=long-evenings'],
  [12, '?utm_source=social&utm_medium=post&utm_campaign=lantern-film'],
];

const sessionCounts: Weighted<number> = [
  [70, 1],
  [20, 2],
  [10, 3],
];

/**
 * The visitors of the week before `until`.
 *
 * Who they are and when they come is drawn apart, so that the same visitors come whatever the time of day is.
 */
export function makeVisitors(count: number, seed: number, until: number): Visitor[] {
  const people = new SeededRandom(seed);
  const times = new SeededRandom(seed + 1);
  return Array.from({ length: count }, () => {
    const [country, language] = people.pick(places);
    return {
      endUserId: String(Math.floor(people.between(1, 2 ** 53))),
      headers: {
        ...{ 'user-agent': people.pick(agents), 'accept-language': language },
        'x-country-code': country,
      },
      query: people.pick(queries),
      sessions: makeSessions(people.pick(sessionCounts), times, until),
    };
  });
}

function makeSessions(count: number, times: SeededRandom, until: number): number[] {
  const last = until - sessionMs;
  const sessions = Array.from({ length: count }, () => timeInWeek(times, last));
  return sessions.sort((one, other) => one - other).filter(isApart);
}

/** Nobody is in two sessions at a time. */
function isApart(time: number, index: number, all: readonly number[]): boolean {
  return index === 0 || time - all[index - 1]! >= sessionMs;
}

/** A time of the seven days before, more likely in the evening than at night (UTC). */
function timeInWeek(times: SeededRandom, last: number): number {
  for (;;) {
    const time = Math.floor(last - times.next() * (7 * dayMs - sessionMs));
    const hour = (time % dayMs) / (dayMs / 24);
    const activity = 0.55 + 0.45 * Math.sin(((hour - 10.5) / 24) * 2 * Math.PI);
    if (times.happens(activity)) return time;
  }
}
