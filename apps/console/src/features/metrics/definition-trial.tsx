import { Alert, Box, Button, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api, done, type Schema } from '../../api/client.js';
import { ApiProblem, sentenceOf } from '../../api/problem.js';
import { Icon } from '../../components/icon.js';
import { shownKind } from '../../components/metrics/metric-traits.js';
import { count, valueOf } from '../../components/numbers.js';
import { useProjectId } from '../../place/use-place.js';
import { metricInsights } from '../../texts/metric-insights.js';
import type { MetricKind } from '../../texts/metrics.js';
import { definitionOf } from './form-values.js';
import type { SharedMetric } from './metric-queries.js';
import type { MetricForm } from './source-fields.js';

const texts = metricInsights.trial;
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

interface TrialProps {
  form: MetricForm;
  /** The one that would change; none for a new one. */
  metric: SharedMetric | undefined;
}

/** The value of the last seven days by the present definition and by that of the form, before it is saved. */
export function DefinitionTrial({ form, metric }: TrialProps) {
  const projectId = useProjectId();
  const definition = definitionOf(form.values);
  const asked = JSON.stringify(definition);
  const trial = useMutation({
    mutationFn: (body: Schema<'PreviewSharedMetricRequest'>) =>
      done(api.POST('/shared-metrics/preview', { body })),
    onError: (error) => form.setErrors(faultsOf(error)),
  });
  const ask = () => {
    if (form.validate().hasErrors) return;
    trial.mutate({ projectId, ...(metric && { id: metric.id }), definition });
  };
  const isOfNow = trial.variables !== undefined && JSON.stringify(trial.variables.definition) === asked;
  return (
    <Paper component="section" p={{ base: 'md', sm: 'lg' }} aria-labelledby="trial-title">
      <Stack gap="sm">
        <Box>
          <Title order={2} id="trial-title" fz="md">
            {texts.title}
          </Title>
          <Text size="sm" c="dimmed">
            {texts.about}
          </Text>
        </Box>
        <Box aria-live="polite">
          {isOfNow && trial.error && <Refusal error={trial.error} />}
          {isOfNow && trial.data && <Values preview={trial.data} form={form} metric={metric} />}
          {!isOfNow && trial.data && (
            <Text size="sm" c="dimmed">
              {texts.again}
            </Text>
          )}
        </Box>
        <Box>
          <Button variant="default" leftSection={<Icon name="eye" />} loading={trial.isPending} onClick={ask}>
            {texts.ask}
          </Button>
        </Box>
      </Stack>
    </Paper>
  );
}

/** Faults of the definition, by the fields of the form. */
const faultsOf = (error: unknown): Record<string, string> =>
  error instanceof ApiProblem
    ? Object.fromEntries(
        error.faults.map(({ field, message }) => [
          field.replace(/^definition\./, ''),
          `${message[0]?.toUpperCase()}${message.slice(1)}.`,
        ]),
      )
    : {};

function Refusal({ error }: { error: Error }) {
  const hasFields = Object.keys(faultsOf(error)).length > 0;
  return (
    <Alert color="red" variant="light" icon={<Icon name="exclamation-triangle" />}>
      {hasFields ? texts.faulty : sentenceOf(error)}
    </Alert>
  );
}

function Values({ preview, form, metric }: TrialProps & { preview: Schema<'MetricPreviewDto'> }) {
  const { before, after, partial, from } = preview;
  return (
    <Stack gap="xs">
      <SimpleGrid cols={before ? 2 : 1}>
        {before && metric && <Value title={texts.before} value={before} kind={metric.kind} />}
        <Value title={texts.after} value={after} kind={form.values.kind} />
      </SimpleGrid>
      {partial && <Text size="sm">{texts.partial(exact.format(new Date(from)))}</Text>}
    </Stack>
  );
}

interface ValueProps {
  title: string;
  value: Schema<'RecentValueDto'>;
  kind: MetricKind;
}

function Value({ title, value: { value, users, ignored }, kind }: ValueProps) {
  return (
    <Box>
      <Text size="sm" c="dimmed">
        {title}
      </Text>
      <Text fz={24} fw={650} lh={1.25}>
        {valueOf(value, shownKind(kind))}
      </Text>
      <Text size="xs" c="dimmed">
        {texts.visitors(count(users))}
      </Text>
      {ignored > 0 && (
        <Text size="xs" c="dimmed">
          {texts.ignored(count(ignored))}
        </Text>
      )}
    </Box>
  );
}
