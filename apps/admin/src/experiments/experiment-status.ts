import type { ExperimentStatus } from '#libs/entities';
import { DomainError } from '#libs/errors';

const nextStatuses: Record<ExperimentStatus, readonly ExperimentStatus[]> = {
  Draft: ['Active', 'Archived'],
  Active: ['Paused', 'Ended'],
  Paused: ['Active', 'Ended'],
  Ended: ['Archived'],
  Archived: [],
};

/** @throws DomainError `conflict` naming the statuses that may follow, unless `to` is one of them */
export function requireTransition(from: ExperimentStatus, to: ExperimentStatus): void {
  const allowed = nextStatuses[from];
  if (allowed.includes(to)) return;
  const next = allowed.length === 0 ? 'none' : allowed.join(', ');
  throw new DomainError(
    'conflict',
    'lifecycle-conflict',
    `Cannot change status from ${from} to ${to}. Allowed: ${next}.`,
  );
}

/** What an experiment needs before visitors may see it. */
export interface Startable {
  variations: readonly { isControl: boolean; traffic: number; retiredAt: Date | null }[];
  activeInProject: number;
  maxActive: number;
  /** When it is to end by itself. */
  endAt: Date | null;
  /** Whether it ran before. What lies below 100 then was left uncovered on purpose. */
  wasStarted: boolean;
  now: Date;
}

/** @throws DomainError `conflict` saying what is missing */
export function requireStartable({
  variations,
  activeInProject,
  maxActive,
  endAt,
  wasStarted,
  now,
}: Startable): void {
  if (endAt !== null && endAt <= now)
    throw conflict('The planned end of the experiment is past; change or clear it first.');
  const served = variations.filter(({ retiredAt }) => retiredAt === null);
  const controls = served.filter(({ isControl }) => isControl).length;
  const hundredths = served.reduce((sum, { traffic }) => sum + Math.round(traffic * 100), 0);
  if (controls !== 1)
    throw conflict(`An Active experiment has exactly one control; this one has ${controls}.`);
  if (wasStarted ? hundredths > 10_000 : hundredths !== 10_000) {
    throw conflict(`The shares of an Active experiment are 100 in total; these are ${hundredths / 100}.`);
  }
  if (activeInProject >= maxActive) throw conflict(`A project has at most ${maxActive} Active experiments.`);
}

const conflict = (detail: string): DomainError => new DomainError('conflict', 'lifecycle-conflict', detail);
