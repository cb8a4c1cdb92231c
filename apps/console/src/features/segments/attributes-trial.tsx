import { Alert, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CodeField } from '../../components/code/code-field.js';
import { Icon } from '../../components/icon.js';
import { segments } from '../../texts/segments.js';
import { readJson } from '../../components/targeting/rules-editor.js';

const texts = segments.trial;

/** Tries attributes against the rules as they stand on the page. */
export function AttributesTrial({ rules }: { rules: string }) {
  const [attributes, setAttributes] = useState<string>(texts.example);
  return (
    <Paper component="section" aria-labelledby="trial-title" p={{ base: 'md', sm: 'lg' }}>
      <Stack gap="sm">
        <Title order={2} id="trial-title">
          {texts.title}
        </Title>
        <CodeField language="json" label={texts.label} value={attributes} onChange={setAttributes} isShort />
        <Verdict rules={rules} attributes={attributes} />
      </Stack>
    </Paper>
  );
}

function Verdict({ rules, attributes }: { rules: string; attributes: string }) {
  const { data: judge } = useQuery({
    queryKey: ['rules-judge'],
    queryFn: () => import('../../components/targeting/rules-judge.js'),
    staleTime: Infinity,
  });
  const [wanted, given] = [readJson(rules), readJson(attributes)];
  if (!judge) return <Skeleton height={44} />;
  const fault = wanted ? judge.rulesFault(wanted) : segments.rules.noJson;
  if (fault || !wanted || !given)
    return <Note color="yellow" icon="info-circle" text={fault ?? texts.noJson} />;
  return <Note {...notes[judge.judgeAttributes(wanted, given)]} />;
}

const notes = {
  holds: { color: 'teal', icon: 'check-circle', text: texts.matches },
  fails: { color: 'yellow', icon: 'minus-circle', text: texts.fails },
  too_expensive: { color: 'yellow', icon: 'exclamation-triangle', text: texts.tooExpensive },
};

function Note({ color, icon, text }: { color: string; icon: string; text: string }) {
  return (
    <Alert role="status" variant="light" color={color} icon={<Icon name={icon} />}>
      <Text size="sm" fw={600}>
        {text}
      </Text>
    </Alert>
  );
}
