import { Radio, Select, Stack, Text, Textarea } from '@mantine/core';
import { api, done, type Schema } from '../../api/client.js';
import { queryClient } from '../../api/query-client.js';
import { ending as texts, type Outcome } from '../../texts/ending.js';
import { FormDialog } from '../form/form-dialog.js';
import { useApiForm } from '../form/use-api-form.js';
import { sayDone } from '../toasts.js';

/** A variation that may be shipped. */
export interface Shippable {
  id: number;
  title: string;
}

interface EndDialogProps {
  id: number;
  title: string;
  /** Without the control and retired ones. */
  variations: readonly Shippable[];
  /** What was decided before, of an experiment that has ended; undefined for one that ends now. */
  decided?: Schema<'EndDecisionDto'> | null | undefined;
  /** What the results suggest. */
  suggested?: { outcome: Outcome | ''; variationId: string };
  /** The results in a few words. */
  verdict?: string | undefined;
  isEnded: boolean;
  close: () => void;
}

/** Asks for the decision that an experiment ends with, or for another one afterwards. */
export function EndDialog(props: EndDialogProps) {
  const { id, title, variations, decided, suggested, verdict, isEnded, close } = props;
  const state = useApiForm({
    initialValues: {
      outcome: decided?.outcome ?? suggested?.outcome ?? '',
      variationId: decided ? String(decided.variationId ?? '') : (suggested?.variationId ?? ''),
      reason: decided?.reason ?? '',
      learned: decided?.learned ?? '',
    },
    validate: {
      outcome: (outcome) => (outcome ? null : texts.chooseOutcome),
      variationId: (variation, { outcome }) =>
        outcome === 'ship' && !variation ? texts.chooseVariation : null,
    },
    fieldNames: {
      'decision.outcome': 'outcome',
      'decision.variationId': 'variationId',
      'decision.reason': 'reason',
      'decision.learned': 'learned',
    },
    send: ({ outcome, variationId, reason, learned }) => {
      const decision = {
        outcome: outcome as Outcome,
        ...(outcome === 'ship' && { variationId: Number(variationId) }),
        ...{ reason: reason.trim(), learned: learned.trim() },
      };
      const body = isEnded ? { decision } : { status: 'Ended' as const, decision };
      return done(api.PATCH('/experiments/{id}', { params: { path: { id } }, body }));
    },
    onDone: async () => {
      await refreshEnded();
      sayDone(isEnded ? texts.saved : texts.ended);
      close();
    },
  });
  const { form } = state;
  const { outcome } = form.values;
  return (
    <FormDialog
      title={isEnded ? texts.editTitle : texts.title(title)}
      submit={isEnded ? texts.save : texts.submit}
      state={state}
      close={close}
    >
      {!isEnded && <Text size="sm">{texts.about}</Text>}
      {verdict && (
        <Text size="sm" fw={550}>
          {texts.resultsSay(verdict)}
        </Text>
      )}
      <Radio.Group label={texts.outcome} required {...form.getInputProps('outcome')}>
        <Stack gap="xs" mt="xs">
          {(Object.keys(texts.outcomes) as Outcome[]).map((one) => (
            <Radio
              key={one}
              value={one}
              label={texts.outcomes[one]}
              description={texts.outcomeHints[one]}
              disabled={one === 'ship' && variations.length === 0}
            />
          ))}
        </Stack>
      </Radio.Group>
      {outcome === 'ship' && (
        <Select
          label={texts.variation}
          required
          data={variations.map((variation) => ({ value: String(variation.id), label: variation.title }))}
          allowDeselect={false}
          {...form.getInputProps('variationId')}
        />
      )}
      <Textarea
        label={texts.reason}
        description={texts.reasonHint}
        autosize
        minRows={2}
        maxRows={8}
        {...form.getInputProps('reason')}
      />
      <Textarea
        label={texts.learned}
        description={texts.learnedHint}
        autosize
        minRows={2}
        maxRows={8}
        {...form.getInputProps('learned')}
      />
    </FormDialog>
  );
}

/** Reads again what an end changes. */
export async function refreshEnded(): Promise<void> {
  await Promise.all(
    ['experiments', 'results'].map((name) => queryClient.invalidateQueries({ queryKey: [name] })),
  );
}
