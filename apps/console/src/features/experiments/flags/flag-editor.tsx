import { ActionIcon, CopyButton, Group, Stack, Text, Textarea, TextInput, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useLocation, useSearchParams } from 'react-router';
import { DecisionPanel } from '../../../components/ending/decision-panel.js';
import { FlagTabs, type FlagTab } from '../../../components/flag-tabs.js';
import { Icon } from '../../../components/icon.js';
import { Page } from '../../../components/page.js';
import { useCan } from '../../../place/use-can.js';
import { flagPage } from '../../../texts/flag-page.js';
import { valueTypeNames } from '../../../texts/flags.js';
import type { Loaded } from '../draft/draft.js';
import { useDraft } from '../draft/use-draft.js';
import { ExperimentMenu } from '../experiment-menu.js';
import type { Metric } from '../part-queries.js';
import { ChangedElsewhere } from '../sections/changed-elsewhere.js';
import { ConditionsEditor } from '../sections/conditions-editor.js';
import { EndOf, shippableOf } from '../sections/end-of.js';
import { HistorySection, titlesOf } from '../sections/history-section.js';
import { MetricsSection } from '../sections/metrics-section.js';
import { PlanSection } from '../sections/plan-section.js';
import { ProtocolSection } from '../sections/protocol-section.js';
import { RefusedSave } from '../sections/refused-save.js';
import { RunningStrip } from '../sections/running-strip.js';
import { OwnerField } from '../sections/owner-field.js';
import { Section, type SectionProps } from '../sections/section.js';
import { TagsField } from '../sections/tags-field.js';
import { GroupField, SegmentsField } from '../sections/who-section.js';
import { CodeSection } from './code-section.js';
import { FlagBar } from './flag-bar.js';
import { FlagVariations } from './flag-variations.js';
import { RulesSection } from './rules-section.js';
import { controlWords, ServedPanel } from './served-panel.js';
import { TrySection } from './try-section.js';

interface FlagEditorProps {
  loaded: Loaded;
  metrics: readonly Metric[];
}

/** One feature flag: what it serves to whom, what is measured, and how programs ask for it. */
export function FlagEditor({ loaded, metrics }: FlagEditorProps) {
  const { experiment, variations } = loaded;
  const can = useCan();
  const edit = useDraft(loaded);
  const tab = useTab();
  const [isEnding, { open: openEnd, close: closeEnd }] = useDisclosure(false);
  const isReadOnly = experiment.status === 'Archived' || !can('act:update-experiment');
  const props = { edit, isReadOnly, hasStarted: experiment.startedAt !== null };
  return (
    <Page
      title={edit.draft.fields.title || experiment.title}
      about={<About flagKey={experiment.key} valueType={experiment.valueType} />}
      actions={<ExperimentMenu experiment={experiment} isOnPage />}
    >
      <FlagTabs id={experiment.id} value={tab} />
      <RefusedSave edit={edit} />
      <ChangedElsewhere edit={edit} />
      {(experiment.status === 'Ended' || experiment.decision) && (
        <DecisionPanel
          experiment={experiment}
          names={new Map(variations.map(({ id, title }) => [id, title]))}
          shippable={shippableOf(variations)}
          isReadOnly={isReadOnly}
        />
      )}
      {tab === 'rules' && (
        <>
          <ServedPanel loaded={loaded} edit={edit} isReadOnly={isReadOnly} />
          <RulesSection {...props} />
          <FlagVariations {...props} />
          <LimitsSection {...props} />
          <AboutSection {...props} />
        </>
      )}
      {tab === 'metrics' && (
        <>
          <RunningStrip experiment={experiment} />
          {!isMeasured(edit.draft) && <Text size="sm">{flagPage.measuring.nothing}</Text>}
          <MetricsSection {...props} metrics={metrics} />
          <PlanSection {...props} metrics={metrics} />
          <ProtocolSection {...props} />
        </>
      )}
      {tab === 'code' && <CodeSection loaded={loaded} />}
      {tab === 'try' && <TrySection edit={edit} />}
      {tab === 'history' && <HistorySection {...props} loaded={loaded} titles={titlesOf(loaded, metrics)} />}
      <FlagBar
        {...{ edit, isReadOnly }}
        flag={experiment}
        offServes={controlWords(edit.saved)}
        end={openEnd}
      />
      {isEnding && <EndOf loaded={loaded} close={closeEnd} />}
    </Page>
  );
}

/** Sections of other tabs than the first, which faults and links lead to. */
const tabOfSection: Readonly<Record<string, FlagTab>> = {
  metrics: 'metrics',
  plan: 'metrics',
  protocol: 'metrics',
  history: 'history',
};

function useTab(): FlagTab {
  const { hash } = useLocation();
  const [params] = useSearchParams();
  const named = params.get('tab');
  const isKnown = named !== null && named !== 'results' && Object.keys(flagPage.tabs).includes(named);
  return tabOfSection[hash.slice(1)] ?? (isKnown ? (named as FlagTab) : 'rules');
}

/** Whether any rule serves several variations. */
function isMeasured({ fields, variations }: SectionProps['edit']['draft']): boolean {
  return (
    variations.filter(({ traffic }) => traffic > 0).length > 1 ||
    fields.rules.some(({ serve }) => 'shares' in serve)
  );
}

function About({ flagKey, valueType }: { flagKey: string; valueType: keyof typeof valueTypeNames }) {
  return (
    <Group component="span" gap={4}>
      {valueTypeNames[valueType]} ·{' '}
      <Text component="span" size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
        {flagKey}
      </Text>
      <CopyButton value={flagKey}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? flagPage.copiedKey : flagPage.copyKey}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={copied ? flagPage.copiedKey : flagPage.copyKey}
              onClick={copy}
            >
              <Icon name={copied ? 'check' : 'copy'} />
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  );
}

/** What comes before all rules. */
function LimitsSection(props: SectionProps) {
  const can = useCan();
  return (
    <Section id="who" {...flagPage.limits}>
      {can('act:get-segments') && <SegmentsField {...props} />}
      {can('act:get-groups') && <GroupField {...props} />}
      <Stack gap="sm">
        <ConditionsEditor {...props} />
      </Stack>
    </Section>
  );
}

function AboutSection({ edit, isReadOnly }: SectionProps) {
  const { draft, setField, faults } = edit;
  return (
    <Section id="what" title={flagPage.about.title} about={flagPage.about.about}>
      <TextInput
        label={flagPage.about.name}
        required
        value={draft.fields.title}
        onChange={(event) => setField('title', event.currentTarget.value)}
        error={faults.title}
        readOnly={isReadOnly}
      />
      <Textarea
        label={flagPage.about.description}
        autosize
        minRows={2}
        value={draft.fields.description}
        onChange={(event) => setField('description', event.currentTarget.value)}
        error={faults.description}
        readOnly={isReadOnly}
      />
      <OwnerField edit={edit} isReadOnly={isReadOnly} />
      <TagsField edit={edit} isReadOnly={isReadOnly} />
    </Section>
  );
}
