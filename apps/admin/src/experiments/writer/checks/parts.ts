import { selectorFault } from '#libs/changes';
import { retiredIn } from '../settle-shares.js';
import type { Configuration } from '../configuration.js';
import type { Fault } from '../faults.js';
import type { Target, TargetPart } from '../target.js';
import type { MetricFields, PartKind } from '../wanted.js';
import { completeSettings, type GivenSettings } from '../../../metrics/index.js';
import { caught } from './caught.js';

const most: Record<PartKind, number> = { conditions: 100, variations: 50, metrics: 100 };

/** What is wrong with how many parts there are; what was too many before may stay. */
export function countFaults(present: Configuration, target: Target): Fault[] {
  const isRetired = retiredIn(present);
  return (Object.keys(most) as PartKind[]).flatMap((kind) => {
    const parts: readonly { at: number; id?: number }[] = target[kind].filter(
      (part) => kind !== 'variations' || !isRetired(part),
    );
    const isNew = parts.some(({ id }) => id === undefined);
    if (parts.length <= most[kind] || !isNew) return [];
    const detail = `An experiment has at most ${most[kind]} ${kind}.`;
    const refusal = { kind: 'invalid', code: 'validation-failed', detail } as const;
    return [{ path: [kind, parts.at(-1)!.at], message: `must be at most ${most[kind]}`, refusal }];
  });
}

/** Completes metrics that are new or change, and tells what is wrong with them. */
export async function settleMetrics({ metrics }: Target, isCopy: boolean): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const metric of metrics.filter(({ fields }) => fields.sharedMetricId === null))
    if (!metric.before || Object.keys(metric.given).length > 0)
      faults.push(...(await settleMetric(metric, isCopy)));
  return faults;
}

const settingNames = [
  'kind',
  'ratioOf',
  'denominator',
  'denominatorOf',
  'capping',
  'cap',
  'capLower',
  'cuped',
] as const;

const settingsIn = (given: Partial<MetricFields>): GivenSettings =>
  Object.fromEntries(
    settingNames.filter((name) => given[name] !== undefined).map((name) => [name, given[name]]),
  );

const initial = { kind: 'binomial', denominator: '', capping: 'none', cap: null, capLower: null } as const;

async function settleMetric(metric: TargetPart<MetricFields>, isCopy: boolean): Promise<Fault[]> {
  const { at, before, given, fields } = metric;
  const path = ['metrics', at] as const;
  const faults: Fault[] = [];
  if (isBlank(fields.selector) && !before && fields.custom) fields.selector = fields.title;
  const isSelectorNew = !before || given.selector !== undefined || given.custom !== undefined;
  if (isBlank(fields.selector)) {
    const message = before ? 'must not be empty' : 'is required unless the metric is custom';
    faults.push({ path: [...path, 'selector'], message });
  } else if (!fields.custom && isSelectorNew && !isCopy) {
    const message = selectorFault(fields.selector);
    if (message !== undefined) faults.push({ path: [...path, 'selector'], message });
  }
  const settings = await caught(path, () => {
    Object.assign(fields, completeSettings(before ?? initial, settingsIn(given)));
  });
  return [...faults, ...settings];
}

const isBlank = (text: string | undefined): boolean => (text ?? '').trim() === '';
