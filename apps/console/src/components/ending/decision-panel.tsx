import { Alert, Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { api, done, type Schema } from '../../api/client.js';
import { ending as texts } from '../../texts/ending.js';
import { confirmed } from '../confirm.js';
import { Icon } from '../icon.js';
import { sayDone, sayFailed } from '../toasts.js';
import { EndDialog, refreshEnded, type Shippable } from './end-dialog.js';

type Ended = Pick<Schema<'ExperimentDto'>, 'id' | 'title' | 'status' | 'decision' | 'shippedVariationId'>;

interface DecisionPanelProps {
  experiment: Ended;
  /** Of all variations, for what was shipped may be retired by now. */
  names: ReadonlyMap<number, string>;
  shippable: readonly Shippable[];
  isReadOnly: boolean;
}

const looks = {
  ship: { color: 'teal', icon: 'check' },
  roll_back: { color: 'gray', icon: 'undo' },
  iterate: { color: 'indigo', icon: 'refresh' },
  inconclusive: { color: 'gray', icon: 'question' },
} as const;

/** What was decided at the end of an experiment, and that its variation is still served, until somebody builds it in. */
export function DecisionPanel({ experiment, names, shippable, isReadOnly }: DecisionPanelProps) {
  const [isEditing, { open, close }] = useDisclosure(false);
  const { id, title, status, decision, shippedVariationId } = experiment;
  const canEdit = !isReadOnly && status === 'Ended';
  const shipped = shippedVariationId === null ? undefined : (names.get(shippedVariationId) ?? '');
  return (
    <>
      {shipped !== undefined && (
        <Alert
          color="yellow"
          variant="light"
          icon={<Icon name="exclamation-triangle" />}
          title={texts.shipping.title(shipped)}
        >
          <Group justify="space-between" gap="sm">
            <Text size="sm">{texts.shipping.text}</Text>
            {canEdit && (
              <Button size="compact-sm" variant="default" onClick={() => void stopServing(id, shipped)}>
                {texts.shipping.stop}
              </Button>
            )}
          </Group>
        </Alert>
      )}
      <Paper component="section" aria-label={texts.panel} p="md">
        <Group justify="space-between" align="flex-start" gap="sm">
          <Stack gap={6} miw={0} flex={1}>
            <Group gap="sm">
              <Title order={2}>{texts.panel}</Title>
              {decision && (
                <Badge
                  color={looks[decision.outcome].color}
                  leftSection={<Icon name={looks[decision.outcome].icon} />}
                >
                  {decision.outcome === 'ship' && decision.variationId !== null
                    ? texts.ofShip(names.get(decision.variationId) ?? '')
                    : texts.outcomes[decision.outcome]}
                </Badge>
              )}
            </Group>
            {!decision && (
              <Text size="sm" c="dimmed">
                {texts.none}
              </Text>
            )}
            <Said label={texts.reason} text={decision?.reason} />
            <Said label={texts.wasLearned} text={decision?.learned} />
          </Stack>
          {canEdit && (
            <Button variant="default" onClick={open}>
              {decision ? texts.edit : texts.decide}
            </Button>
          )}
        </Group>
      </Paper>
      {isEditing && <EndDialog {...{ id, title, close }} variations={shippable} decided={decision} isEnded />}
    </>
  );
}

function Said({ label, text }: { label: string; text: string | undefined }) {
  if (!text) return null;
  return (
    <Text size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
      <Text component="span" size="sm" fw={550}>
        {label}:
      </Text>{' '}
      {text}
    </Text>
  );
}

async function stopServing(id: number, name: string): Promise<void> {
  if (!(await confirmed({ ...texts.shipping.confirm(name), isDestructive: true }))) return;
  try {
    // `null` takes it back; the generated types leave null out of what may be sent.
    const body = { shippedVariationId: null } as unknown as Schema<'UpdateExperimentRequest'>;
    await done(api.PATCH('/experiments/{id}', { params: { path: { id } }, body }));
    await refreshEnded();
    sayDone(texts.shipping.stopped);
  } catch (error) {
    sayFailed(error);
  }
}
