import { Alert, List, Paper, Stack, Text, Title } from '@mantine/core';
import { Icon } from '../../../components/icon.js';
import { flagPage } from '../../../texts/flag-page.js';
import type { Draft, Loaded } from '../draft/draft.js';
import type { DraftState } from '../draft/use-draft.js';
import { defaultSentence, ruleSentence } from './rule-sentence.js';
import { FlagSwitch } from './flag-switch.js';
import { useRuleNames, variationWords } from './use-rule-names.js';

const texts = flagPage.served;

interface ServedProps {
  loaded: Loaded;
  edit: DraftState;
  isReadOnly: boolean;
}

/** What programs get now, in sentences, and the switch. */
export function ServedPanel({ loaded, edit, isReadOnly }: ServedProps) {
  const { experiment } = loaded;
  const offServes = controlWords(edit.saved);
  return (
    <Paper component="section" aria-labelledby="served-title" p={{ base: 'md', sm: 'lg' }}>
      <Stack gap="sm">
        <Title order={2} id="served-title">
          {texts.title}
        </Title>
        <FlagSwitch flag={experiment} offServes={offServes} isDisabled={isReadOnly || edit.isSaving} />
        <Sentences loaded={loaded} saved={edit.saved} offServes={offServes} />
        {edit.hasChanges && (
          <Alert variant="light" color="yellow" icon={<Icon name="info-circle" />} py="xs">
            {texts.unsaved}
          </Alert>
        )}
      </Stack>
    </Paper>
  );
}

interface SentencesProps {
  loaded: Loaded;
  saved: Draft;
  offServes: string;
}

function Sentences({ loaded: { experiment, variations }, saved, offServes }: SentencesProps) {
  const names = useRuleNames(experiment.id, saved);
  const { rules, pins, coverage } = saved.fields;
  const { status, shippedVariationId } = experiment;
  if (status !== 'Active') {
    const shipped = variations.find(({ id }) => id === shippedVariationId);
    const isShipped = status === 'Ended' && shipped !== undefined;
    return (
      <Text>
        {isShipped
          ? texts.shipped(variationWords(shipped, experiment.valueType))
          : offText(status, offServes)}
      </Text>
    );
  }
  return (
    <Stack gap="xs">
      <Text>{rules.length > 0 ? texts.on : texts.onWithout}</Text>
      {pins.length > 0 && <Text size="sm">{flagPage.sentences.pins(pins.length)}</Text>}
      {rules.length > 0 && (
        <List type="ordered" size="sm" spacing={4}>
          {rules.map((rule) => (
            <List.Item key={rule.key} style={{ overflowWrap: 'anywhere' }}>
              {ruleSentence(rule, names)}
            </List.Item>
          ))}
        </List>
      )}
      <Text size="sm">
        {defaultSentence(
          {
            coverage,
            variations: saved.variations.map(({ id, title, traffic }) => ({ id, title, traffic })),
          },
          names,
          rules.length > 0,
        )}
      </Text>
    </Stack>
  );
}

function offText(status: Loaded['experiment']['status'], offServes: string): string {
  if (status === 'Draft') return texts.draft(offServes);
  return status === 'Paused' ? texts.off(offServes) : texts.ended(offServes);
}

/** What everyone gets while a flag is off. */
export function controlWords({ variations, fields }: Draft): string {
  const control = variations.find(({ isControl }) => isControl);
  return control ? variationWords(control, fields.valueType) : '';
}
