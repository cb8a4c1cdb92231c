import { Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { confirmed } from '../../../components/confirm.js';
import { EmptyState } from '../../../components/empty-state.js';
import { useSharedMetrics } from '../../../components/metrics/use-shared-metrics.js';
import { useCan } from '../../../place/use-can.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import { isSame } from '../draft/draft.js';
import type { AttachedMetric, DraftMetric, OwnMetric } from '../draft/draft-metric.js';
import type { Metric } from '../part-queries.js';
import { AddMetric } from './add-metric.js';
import { AttachedDialog } from './attached-dialog.js';
import { LibraryDialog } from './library-dialog.js';
import { MetricDialog } from './metric-dialog.js';
import { MetricRow } from './metric-row.js';
import { Section, type SectionProps } from './section.js';

const texts = experimentPage.metrics;

type Dialog =
  { kind: 'own'; metric?: OwnMetric } | { kind: 'library' } | { kind: 'attached'; metric: AttachedMetric };

/** What is measured: metrics of the library, and those of this experiment alone. Saved with everything else. */
export function MetricsSection({ edit, isReadOnly, metrics }: SectionProps & { metrics: readonly Metric[] }) {
  const [dialog, setDialog] = useState<Dialog>();
  const can = useCan();
  const library = useSharedMetrics();
  const { draft, saved } = edit;
  const close = () => setDialog(undefined);
  const put = (changed: DraftMetric) => {
    const isNew = !draft.metrics.some(({ key }) => key === changed.key);
    const others = draft.metrics.map((one) => (one.key === changed.key ? changed : one));
    edit.set({ metrics: isNew ? [...draft.metrics, changed] : others });
  };
  const remove = async (metric: DraftMetric) => {
    const isStored = metric.id !== undefined;
    if (isStored && !(await confirmed({ ...texts.confirmRemove(metric.title), isDestructive: true }))) return;
    edit.set({ metrics: draft.metrics.filter(({ key }) => key !== metric.key) });
  };
  const add = !isReadOnly && (
    <AddMetric
      fromLibrary={() => setDialog({ kind: 'library' })}
      makeOwn={() => setDialog({ kind: 'own' })}
    />
  );
  return (
    <Section id="metrics" {...experimentPage.sections.metrics} actions={draft.metrics.length > 0 && add}>
      {draft.metrics.length === 0 ? (
        <EmptyState icon="chart-line" {...texts.empty} order={3}>
          {add}
        </EmptyState>
      ) : (
        <Stack gap="xs">
          {draft.metrics.map((metric) => {
            const isAttached = metric.sharedMetricId !== undefined;
            const canEdit = !isReadOnly && can('act:update-metric');
            const canRemove = can(isAttached ? 'act:detach-shared-metric' : 'act:delete-metric');
            return (
              <MetricRow
                key={metric.key}
                metric={metric}
                stored={metrics.find(({ id }) => id === metric.id)}
                shared={library.find(({ id }) => id === metric.sharedMetricId)}
                isChanged={!saved.metrics.some((one) => isSame(one, metric))}
                isReadOnly={isReadOnly}
                fault={faultOf(edit.faults, metric.key)}
                edit={
                  canEdit
                    ? () =>
                        setDialog(
                          metric.sharedMetricId === undefined
                            ? { kind: 'own', metric }
                            : { kind: 'attached', metric },
                        )
                    : undefined
                }
                remove={!isReadOnly && canRemove ? () => void remove(metric) : undefined}
              />
            );
          })}
        </Stack>
      )}
      <TextInput
        label={texts.conversion}
        description={texts.conversionHint}
        value={edit.draft.fields.conversionEventType}
        onChange={(event) => edit.setField('conversionEventType', event.currentTarget.value)}
        error={edit.faults.conversionEventType}
        readOnly={isReadOnly}
        maw={420}
      />
      {dialog?.kind === 'own' && (
        <MetricDialog
          {...(dialog.metric && { metric: dialog.metric })}
          faults={edit.faults}
          save={put}
          close={close}
        />
      )}
      {dialog?.kind === 'attached' && (
        <AttachedDialog
          metric={dialog.metric}
          shared={library.find(({ id }) => id === dialog.metric.sharedMetricId)}
          save={put}
          close={close}
        />
      )}
      {dialog?.kind === 'library' && (
        <LibraryDialog
          present={draft.metrics}
          add={(chosen) => edit.set({ metrics: [...draft.metrics, ...chosen] })}
          close={close}
        />
      )}
    </Section>
  );
}

/** What a save was refused for in a metric, whichever of its fields it is. */
function faultOf(faults: Readonly<Record<string, string>>, key: string): string | undefined {
  const place = `metrics.${key}`;
  return Object.entries(faults).find(([one]) => one === place || one.startsWith(`${place}.`))?.[1];
}
