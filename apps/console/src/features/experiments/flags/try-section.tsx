import {
  Alert,
  Badge,
  Box,
  Button,
  Group,
  Paper,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, done, type Schema } from '../../../api/client.js';
import { CodeField } from '../../../components/code/code-field.js';
import { Failure } from '../../../components/failure.js';
import { IconButton } from '../../../components/icon-button.js';
import { Icon } from '../../../components/icon.js';
import { flagPage } from '../../../texts/flag-page.js';
import type { DraftState } from '../draft/use-draft.js';
import { Section } from '../sections/section.js';
import classes from './flags.module.css';
import { attributesOf, objectIn, rowsOf, type AttributeRow } from './trial-context.js';
import { textOf } from './value-text.js';

const texts = flagPage.trial;

type Evaluation = Schema<'EvaluationDto'>;

const evaluate = (id: number, context: Record<string, unknown>): Promise<Evaluation> =>
  done(api.POST('/experiments/{id}/evaluate', { params: { path: { id } }, body: { context } }));

/** Tries what a program would get for an end user; nothing is recorded. */
export function TrySection({ edit }: { edit: DraftState }) {
  const [id, setId] = useState('');
  const [isJson, setJson] = useState(false);
  const [rows, setRows] = useState<readonly AttributeRow[]>([{ name: '', value: '' }]);
  const [json, setJsonText] = useState('{}');
  const [fault, setFault] = useState<string>();
  const trial = useMutation({ mutationFn: (context: Record<string, unknown>) => evaluate(edit.id, context) });
  const written = isJson ? objectIn(json) : attributesOf(rows);
  const change = (toJson: boolean) => {
    if (toJson) setJsonText(JSON.stringify(attributesOf(rows), undefined, 2));
    else if (written) setRows([...rowsOf(written), { name: '', value: '' }]);
    else return;
    setJson(toJson);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!id.trim()) return setFault(texts.idNeeded);
    if (!written) return;
    trial.mutate({ ...written, targetingKey: id.trim() });
  };
  return (
    <Section id="try" title={texts.title} about={texts.about}>
      {edit.hasChanges && (
        <Alert variant="light" color="yellow" icon={<Icon name="info-circle" />} py="xs">
          {texts.saved}
        </Alert>
      )}
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label={texts.id}
            placeholder="customer-17"
            required
            value={id}
            onChange={(event) => {
              setId(event.currentTarget.value);
              setFault(undefined);
            }}
            error={fault}
            maw={420}
          />
          <Group justify="space-between" gap="xs">
            <Text size="sm" fw={550}>
              {texts.attributes}
            </Text>
            <SegmentedControl
              size="xs"
              aria-label={texts.mode}
              data={[
                { value: 'form', label: texts.asForm },
                { value: 'json', label: texts.asJson },
              ]}
              value={isJson ? 'json' : 'form'}
              onChange={(value) => change(value === 'json')}
            />
          </Group>
          {isJson ? (
            <CodeField
              language="json"
              label={texts.json}
              value={json}
              onChange={setJsonText}
              error={written ? undefined : texts.jsonFault}
              isShort
            />
          ) : (
            <Rows rows={rows} setRows={setRows} />
          )}
          <Box>
            <Button type="submit" loading={trial.isPending} leftSection={<Icon name="play" />}>
              {texts.submit}
            </Button>
          </Box>
        </Stack>
      </form>
      {trial.error && <Failure error={trial.error} />}
      {trial.data && <Answer evaluation={trial.data} />}
    </Section>
  );
}

interface RowsProps {
  rows: readonly AttributeRow[];
  setRows: (rows: readonly AttributeRow[]) => void;
}

function Rows({ rows, setRows }: RowsProps) {
  const put = (index: number, changes: Partial<AttributeRow>) =>
    setRows(rows.map((row, at) => (at === index ? { ...row, ...changes } : row)));
  return (
    <Stack gap="xs">
      {rows.map(({ name, value }, index) => (
        <Group
          // Lines have no ids; their order is what they are.
          key={index}
          gap="xs"
          wrap="nowrap"
        >
          <TextInput
            aria-label={texts.name(index + 1)}
            placeholder={texts.nameHint}
            value={name}
            onChange={(event) => put(index, { name: event.currentTarget.value })}
            flex={1}
            miw={0}
          />
          <TextInput
            aria-label={texts.value(index + 1)}
            placeholder={texts.valueHint}
            value={value}
            onChange={(event) => put(index, { value: event.currentTarget.value })}
            flex={1}
            miw={0}
          />
          <IconButton
            icon="trash"
            label={texts.remove(index + 1)}
            onClick={() => setRows(rows.filter((_, at) => at !== index))}
          />
        </Group>
      ))}
      <Box>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<Icon name="plus" />}
          onClick={() => setRows([...rows, { name: '', value: '' }])}
        >
          {texts.add}
        </Button>
      </Box>
    </Stack>
  );
}

function Answer({ evaluation }: { evaluation: Evaluation }) {
  const { variation, reason, excluded, rules, ruleId } = evaluation;
  const why = texts.reasons[excluded ?? reason] ?? texts.reasons[reason] ?? excluded ?? reason;
  const isDefault = variation !== null && ruleId === 0 && rules.length > 0;
  return (
    <Paper component="section" aria-labelledby="answer-title" p="md">
      <Stack gap="sm" role="status">
        <Group gap="sm">
          <Title order={3} id="answer-title">
            {variation ? texts.gets(variation.title) : texts.noValue}
          </Title>
          <Badge color={variation ? 'teal' : 'gray'}>{reason}</Badge>
        </Group>
        {variation && <pre className={classes.value}>{textOf(variation.value ?? variation.title)}</pre>}
        <Text size="sm">{why}</Text>
        {rules.length > 0 && (
          <>
            <Title order={4} size="sm">
              {texts.steps}
            </Title>
            <ol className={classes.rules}>
              {rules.map(({ id, name, applies, why: step }, index) => (
                <Line
                  key={id}
                  label={`${index + 1}. ${name}`}
                  applies={applies}
                  why={applies ? texts.applies : (texts.why[step ?? ''] ?? step ?? '')}
                />
              ))}
              {isDefault && <Line label={texts.defaultRule} applies why={texts.applies} />}
            </ol>
          </>
        )}
      </Stack>
    </Paper>
  );
}

function Line({ label, applies, why }: { label: string; applies: boolean; why: string }) {
  return (
    <Group component="li" gap="xs" wrap="nowrap" align="baseline">
      <Text component="span" c={applies ? 'var(--mantine-color-teal-light-color)' : 'dimmed'} size="sm">
        <Icon name={applies ? 'check-circle' : 'minus-circle'} />
      </Text>
      <Text component="span" size="sm" style={{ overflowWrap: 'anywhere' }}>
        <Text component="span" size="sm" fw={550}>
          {label}
        </Text>
        {': '}
        {why}
      </Text>
    </Group>
  );
}
