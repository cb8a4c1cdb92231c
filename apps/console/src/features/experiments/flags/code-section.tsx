import { Anchor, Button, CopyButton, Group, Stack, Tabs, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { Icon } from '../../../components/icon.js';
import { useCan } from '../../../place/use-can.js';
import { usePlace } from '../../../place/use-place.js';
import { publicUrl } from '../../../public-url.js';
import { flagPage } from '../../../texts/flag-page.js';
import type { Loaded } from '../draft/draft.js';
import { Section } from '../sections/section.js';
import { languageNames, languages, sampleOf, type Language } from './code-samples.js';
import classes from './flags.module.css';

const texts = flagPage.code;

/** The code that asks for the flag, to be copied. */
export function CodeSection({ loaded: { experiment, variations } }: { loaded: Loaded }) {
  const [language, setLanguage] = useState<Language>('node');
  const { toProject } = usePlace();
  const can = useCan();
  const control = variations.find(({ isControl }) => isControl);
  const { install, code } = sampleOf(language, {
    key: experiment.key,
    valueType: experiment.valueType,
    fallback: control?.value ?? (experiment.valueType === 'string' ? (control?.title ?? null) : null),
    isWhole: variations.every(({ value }) => Number.isInteger(value ?? 0)),
    address: publicUrl,
  });
  const isBrowser = language === 'browser' || language === 'react';
  return (
    <Section id="code" title={texts.title} about={texts.about}>
      <Tabs value={language} onChange={(value) => setLanguage(value as Language)}>
        <Tabs.List aria-label={texts.languages}>
          {languages.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {languageNames[one]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {languages.map((one) => (
          <Tabs.Panel key={one} value={one} pt="md">
            {one === language && (
              <Stack gap="md">
                <Sample title={texts.install} text={install} />
                <Sample title={texts.use} text={code} />
              </Stack>
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
      <Text size="sm" c="dimmed">
        {texts.key} {isBrowser && texts.publishable}{' '}
        {can('act:get-api-keys') && (
          <Anchor component={Link} to={toProject('api-keys')} size="sm" underline="always">
            {texts.keys}
          </Anchor>
        )}
      </Text>
    </Section>
  );
}

function Sample({ title, text }: { title: string; text: string }) {
  return (
    <Stack gap={6}>
      <Group justify="space-between">
        <Text size="sm" fw={550}>
          {title}
        </Text>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<Icon name={copied ? 'check' : 'copy'} />}
              aria-label={copied ? texts.copied : texts.copyOf(title)}
              onClick={copy}
            >
              {copied ? texts.copied : texts.copy}
            </Button>
          )}
        </CopyButton>
      </Group>
      <pre className={classes.sample} tabIndex={0} aria-label={title} role="group">
        {text}
      </pre>
    </Stack>
  );
}
