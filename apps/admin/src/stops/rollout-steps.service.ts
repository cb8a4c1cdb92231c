import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { JobRunner, type PeriodicJob } from '#libs/jobs';
import { ExperimentWriter, takeSteps } from '../experiments/index.js';
import { AutomaticStops } from './automatic-stops.service.js';

const job: PeriodicJob = {
  name: 'rollout-steps',
  fails: 'Steps of rollouts wait',
  works: 'Steps of rollouts are taken in time again.',
  everyMs: 1_000,
};

/**
 * Takes the steps of rules' schedules when they are due, of flags that are Active. Any number of processes may do it at
 * once: a step is removed by the change that takes it.
 */
@Injectable()
export class RolloutSteps implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: ExperimentWriter,
    private readonly stops: AutomaticStops,
    private readonly runner: JobRunner,
  ) {}

  onApplicationBootstrap(): void {
    this.runner.start(job, () => this.takeDue(new Date()));
  }

  /** A flag whose step cannot be taken leaves the others alone; it is tried again. */
  async takeDue(now: Date): Promise<void> {
    const due = await this.dataSource.query<{ id: number }[]>(
      `SELECT id FROM experiment
       WHERE status = 'Active' AND rules <> '[]' AND jsonb_path_exists(
         rules, '$[*].schedule[*] ? (@.at <= $now)', jsonb_build_object('now', $1::text))
       ORDER BY id`,
      [now.toISOString()],
    );
    let failure: Error | undefined;
    for (const { id } of due)
      await this.take(id, now).catch((error: Error) => {
        failure ??= error;
      });
    if (failure !== undefined) throw failure;
  }

  /** No step is taken before its guardrails were asked, which removes all steps when one fails. */
  private async take(id: number, now: Date): Promise<void> {
    await this.stops.check(id, now);
    await this.writer.change(
      id,
      ({ experiment }) =>
        experiment.status === 'Active' ? { experiment: { rules: takeSteps(experiment.rules, now) } } : {},
      { cause: { kind: 'rollout-step' }, reason: 'Rollout step', opensToEverybody: true, now },
    );
  }
}
