import { Alert, Button, Group, List, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, done } from '../../../api/client.js';
import { sentenceOf } from '../../../api/problem.js';
import { Icon } from '../../../components/icon.js';
import { flagPage } from '../../../texts/flag-page.js';
import type { Loaded } from '../draft/draft.js';
import { Section } from '../sections/section.js';
import { evaluationWords, type Evaluation } from './evaluation-words.js';
import { readAttributes } from './read-attributes.js';
import { variationWords } from './use-rule-names.js';
import type { ValueType } from './value-text.js';

const texts = flagPage.try;

/** Asks what an end user would get from the saved flag, and why. */
export function TrySection({ experiment }: Pick<Loaded, 'experiment'>) {
  const [targetingKey, setTargetingKey] = useState('');
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string>();
  const evaluate = useMutation({
    mutationFn: (context: Record<string, unknown>) =>
      done(
        api.POST('/experiments/{id}/evaluate', {
          params: { path: { id: experiment.id } },
          body: { context },
        }),
      ),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readAttributes(text);
    setFault('fault' in read ? read.fault : undefined);
    if ('attributes' in read) evaluate.mutate({ ...read.attributes, targetingKey });
  };
  return (
    <Section id="try" title={texts.title} about={texts.about}>
      <form onSubmit={submit}>
        <Stack gap="md" maw={560}>
          <TextInput
            label={texts.id}
            required
            value={targetingKey}
            onChange={(event) => setTargetingKey(event.currentTarget.value)}
          />
          <Textarea
            label={texts.attributes}
            description={texts.attributesHint}
            autosize
            minRows={2}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            error={fault}
          />
          <Group>
            <Button type="submit" variant="default" loading={evaluate.isPending}>
              {texts.submit}
            </Button>
          </Group>
        </Stack>
      </form>
      <div aria-live="polite">
        {evaluate.error && (
          <Alert color="red" variant="light" icon={<Icon name="exclamation-triangle" />}>
            {sentenceOf(evaluate.error)}
          </Alert>
        )}
        {evaluate.data && (
          <Answer
            evaluation={evaluate.data}
            valueType={experiment.valueType}
            isDraft={experiment.status === 'Draft'}
          />
        )}
      </div>
    </Section>
  );
}

interface AnswerProps {
  evaluation: Evaluation;
  valueType: ValueType;
  isDraft: boolean;
}

function Answer({ evaluation, valueType, isDraft }: AnswerProps) {
  const { gets, because } = evaluationWords(evaluation, (variation) => variationWords(variation, valueType));
  return (
    <Stack gap="xs">
      <Text fw={550} style={{ overflowWrap: 'anywhere' }}>
        {gets}
      </Text>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {because}
      </Text>
      {evaluation.rules.length > 0 && (
        <List type="ordered" size="sm" spacing={4}>
          {evaluation.rules.map(({ id, name, why }) => (
            <List.Item key={id} style={{ overflowWrap: 'anywhere' }}>
              {texts.rule(name, why)}
            </List.Item>
          ))}
        </List>
      )}
      {isDraft && (
        <Text size="sm" c="dimmed">
          {texts.draft}
        </Text>
      )}
    </Stack>
  );
}
