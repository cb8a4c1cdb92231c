import type { Schema } from '../../api/client.js';
import type { TagState } from '../../components/tag/judge-tag.js';
import { onboarding } from '../../texts/onboarding.js';

type Experiment = Pick<Schema<'ExperimentDocumentDto'>, 'experiment' | 'variations' | 'metrics'>;

export type StepKey = keyof typeof onboarding.steps;

export interface Step {
  key: StepKey;
  isDone: boolean;
}

/** What is known of a project whose first experiment is being set up. */
export interface Progress {
  experiment: Experiment | undefined;
  tag: TagState;
  /** When a preview was last shown anywhere. */
  previewedAt: string | undefined;
  /** Whether any experiment has a visitor. */
  hasVisitor: boolean;
}

/** The way to the first visitor, in the order in which it is gone; each step is ticked by what is there, not by clicks. */
export function onboardingSteps({ experiment, tag, previewedAt, hasVisitor }: Progress): Step[] {
  const isPreviewed =
    experiment !== undefined && previewedAt !== undefined && previewedAt > experiment.experiment.createdAt;
  return [
    { key: 'experiment', isDone: experiment !== undefined },
    { key: 'tag', isDone: tag.kind === 'seen' || tag.kind === 'elsewhere' },
    { key: 'variation', isDone: experiment?.variations.some(changesSomething) ?? false },
    { key: 'metric', isDone: (experiment?.metrics.length ?? 0) > 0 },
    { key: 'preview', isDone: isPreviewed },
    { key: 'start', isDone: (experiment?.experiment.startedAt ?? null) !== null },
    { key: 'visitor', isDone: hasVisitor },
  ];
}

function changesSomething({ isControl, css, js, changes, redirectUrl }: Experiment['variations'][number]) {
  return !isControl && (css !== '' || js !== '' || changes.length > 0 || Boolean(redirectUrl));
}
