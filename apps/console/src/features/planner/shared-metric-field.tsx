import { Select } from '@mantine/core';
import type { Schema } from '../../api/client.js';
import { canPlan } from '../../components/metrics/metric-traits.js';
import { useSharedMetrics, type SharedMetric } from '../../components/metrics/use-shared-metrics.js';
import { count, valueOf } from '../../components/numbers.js';
import { planner } from '../../texts/planner.js';
import type { PlanFields } from './plan-request.js';

const texts = planner.fields;

interface SharedMetricFieldProps {
  fields: PlanFields;
  set: (part: Partial<PlanFields>) => void;
  /** What came out, with the baseline in use. */
  plan: Schema<'PlanDto'> | undefined;
  metricFault: string | undefined;
}

/** The metric of the library whose recent value is the baseline; left out where there is none to choose. */
export function SharedMetricField({ fields, set, plan, metricFault }: SharedMetricFieldProps) {
  const library = useSharedMetrics().filter(({ kind }) => canPlan(kind));
  if (library.length === 0) return null;
  const choose = (id: string | null) => {
    const metric = library.find((one) => String(one.id) === id);
    set({ sharedMetricId: id ?? '', ...(metric && wantedLift(metric)) });
  };
  const assumed = fields.sharedMetricId !== '' ? plan?.assumptions : undefined;
  return (
    <Select
      label={texts.shared}
      placeholder={texts.sharedNone}
      description={
        assumed?.baselineSource === 'metric' && assumed.baselineUsers !== null
          ? texts.sharedBaseline(valueOf(assumed.baseline, assumed.kind), count(assumed.baselineUsers))
          : texts.sharedHint
      }
      data={library.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={fields.sharedMetricId || null}
      onChange={choose}
      error={fields.sharedMetricId !== '' && metricFault}
      searchable
      clearable
    />
  );
}

/** The smallest lift that matters, as its definition says. */
const wantedLift = ({ minimumDetectableEffect: effect, direction }: SharedMetric): Partial<PlanFields> =>
  effect ? { mde: Number((effect * (direction === 'decrease' ? -100 : 100)).toPrecision(9)) } : {};
