import { minuteMs } from '#libs/durations';
import { BoundedMap } from '#libs/memory';

/** So many refusals within `refusalsWithinMs` are told of. */
export const refusalsToTell = 20;
export const refusalsWithinMs = minuteMs;
const maxSubjects = 10_000;

/** The times of the latest refusals by subject; beyond `maxSubjects` the longest known one is forgotten. */
export class RefusalTimes {
  private readonly times = new BoundedMap<string, number[]>(maxSubjects);

  /**
   * @param now milliseconds of a clock that only goes up
   * @returns whether as many as to tell of came within a minute; they are forgotten then
   */
  note(subject: string, now: number): boolean {
    const recent = [...(this.times.get(subject) ?? []).filter((time) => now - time <= refusalsWithinMs), now];
    this.times.delete(subject);
    if (recent.length >= refusalsToTell) return true;
    this.times.set(subject, recent);
    return false;
  }
}
