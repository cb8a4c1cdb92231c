import { Alert, List, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Icon } from '../../../components/icon.js';
import type { UrlVerdict } from '../../../components/targeting/url-judge.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import { matchingAfterSave } from '../draft/draft.js';
import type { DraftState } from '../draft/use-draft.js';

const texts = experimentPage.trial;

/** Tries an address against the conditions as they stand on the page. */
export function UrlTrial({ edit }: { edit: DraftState }) {
  const [url, setUrl] = useState('');
  return (
    <Stack gap="xs">
      <TextInput
        label={texts.label}
        description={texts.hint}
        placeholder={texts.example}
        type="url"
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value.trim())}
        leftSection={<Icon name="globe" />}
      />
      {url && <Verdict url={url} edit={edit} />}
    </Stack>
  );
}

/** The judge is loaded with the first address. */
function useJudge() {
  return useQuery({
    queryKey: ['url-judge'],
    queryFn: async () => (await import('../../../components/targeting/url-judge.js')).judgeUrl,
    staleTime: Infinity,
  });
}

function Verdict({ url, edit }: { url: string; edit: DraftState }) {
  const { data: judge } = useJudge();
  const { fields, conditions } = edit.draft;
  if (!judge) return <Skeleton height={44} />;
  const verdict = judge(url, {
    url: fields.url || null,
    conditionType: fields.conditionType,
    matching: matchingAfterSave(edit),
    conditions: conditions.filter(({ urls }) => urls.length > 0),
  });
  return (
    <Alert
      role="status"
      variant="light"
      color={verdict.matches ? 'teal' : 'yellow'}
      icon={<Icon name={verdict.matches ? 'check-circle' : 'minus-circle'} />}
    >
      <Text size="sm" fw={600}>
        {verdict.matches ? texts.matches : texts.fails}
      </Text>
      <Reasons verdict={verdict} />
    </Alert>
  );
}

function Reasons({ verdict: { conditions } }: { verdict: UrlVerdict }) {
  if (conditions.length < 2) return null;
  return (
    <List size="sm" mt={4}>
      {conditions.map((holds, index) => (
        <List.Item key={index}>
          {experimentPage.conditions.number(index + 1)} {holds ? texts.holds : texts.holdsNot}
        </List.Item>
      ))}
    </List>
  );
}
