import { Button, Checkbox, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ApiProblem } from '../../../api/problem.js';
import { asked } from '../../../components/asked.js';
import { confirmed } from '../../../components/confirm.js';
import { common } from '../../../texts/common.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import type { Effect } from '../draft/effects.js';

const texts = experimentPage.effects;

/** What a member agreed to for a save. */
export interface Consent {
  opensToEverybody?: boolean;
  /** Kept with the version. */
  note?: string;
}

/** Shows what a save does to a running experiment before it happens; undefined when it shall not. */
export async function askEffects(effects: readonly Effect[]): Promise<Consent | undefined> {
  if (effects.length === 0) return {};
  return asked<Consent>({
    title: texts.title,
    show: (answer) => <EffectsForm effects={effects} answer={answer} />,
  });
}

/** Asks for what only the server could see: that a save opens a running experiment to everybody. */
export const askOpening = ({ faults }: ApiProblem): Promise<boolean> =>
  confirmed({
    title: texts.opensTitle,
    text: texts.opensText(faults.map(({ field }) => (field === '/segmentIds' ? 'segment' : 'condition'))),
    confirm: texts.opens,
    isDestructive: true,
  });

interface FormProps {
  effects: readonly Effect[];
  answer: (consent: Consent | undefined) => void;
}

function EffectsForm({ effects, answer }: FormProps) {
  const [opens, setOpens] = useState(false);
  const [note, setNote] = useState('');
  const needsOpening = effects.some(({ opensToEverybody }) => opensToEverybody);
  const save = () =>
    answer({ ...(opens && { opensToEverybody: true }), ...(note.trim() && { note: note.trim() }) });
  return (
    <Stack gap="md">
      <Text size="sm">{texts.about}</Text>
      <List size="sm" spacing="xs" aria-label={texts.title}>
        {effects.map(({ text, mark, opensToEverybody }) => (
          <List.Item key={text}>
            <Text size="sm" component="span" fw={opensToEverybody ? 600 : undefined}>
              {text}
            </Text>
            {mark && (
              <Text size="sm" c="dimmed">
                {mark}
              </Text>
            )}
          </List.Item>
        ))}
      </List>
      {needsOpening && (
        <Checkbox
          label={texts.opensLabel}
          checked={opens}
          onChange={(event) => setOpens(event.currentTarget.checked)}
        />
      )}
      <TextInput
        label={texts.note}
        description={texts.noteHint}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Text size="sm" c="dimmed">
        {texts.instead}
      </Text>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={() => answer(undefined)}>
          {common.cancel}
        </Button>
        <Button onClick={save} disabled={needsOpening && !opens}>
          {texts.save}
        </Button>
      </Group>
    </Stack>
  );
}
