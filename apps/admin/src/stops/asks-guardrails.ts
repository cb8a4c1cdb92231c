import type { Experiment } from '#libs/entities';

/** Whether a failing guardrail does anything: it pauses the experiment, or halts a rollout that is under way. */
export const asksGuardrails = ({
  stopsOnGuardrail,
  rules,
}: Pick<Experiment, 'stopsOnGuardrail' | 'rules'>): boolean =>
  stopsOnGuardrail || rules.some(({ schedule }) => schedule.length > 0);
