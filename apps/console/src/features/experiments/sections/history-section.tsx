import { Button, Skeleton, Stack, Tabs, Text, Timeline } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, done, type Schema } from '../../../api/client.js';
import { Failure } from '../../../components/failure.js';
import { Icon } from '../../../components/icon.js';
import { Time } from '../../../components/times.js';
import { useCan } from '../../../place/use-can.js';
import { usePlace } from '../../../place/use-place.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import type { Experiment } from '../experiment-queries.js';
import type { Loaded } from '../draft/draft.js';
import type { Metric } from '../part-queries.js';
import { Section, type SectionProps } from './section.js';
import { VersionsList } from './versions-list.js';

const texts = experimentPage.history;
const step = 10;

type Entry = Schema<'AuditEntryDto'>;

/** What variations and metrics are called, for the history. */
export function titlesOf({ variations }: Loaded, metrics: readonly Metric[]): ReadonlyMap<string, string> {
  return new Map([
    ...variations.map(({ id, title }): [string, string] => [`variation ${id}`, title]),
    ...metrics.map(({ id, title }): [string, string] => [`metric ${id}`, title]),
  ]);
}

interface HistoryProps extends SectionProps {
  loaded: Loaded;
  /** What variations and metrics are called now: `variation 31` → its title. */
  titles: ReadonlyMap<string, string>;
}

/** What it has been, and for those who may read the audit log, everything that is recorded of it. */
export function HistorySection({ loaded, titles, edit, isReadOnly }: HistoryProps) {
  const can = useCan();
  const versions = <VersionsList loaded={loaded} hasUnsaved={edit.hasChanges} isReadOnly={isReadOnly} />;
  return (
    <Section id="history" {...experimentPage.sections.history}>
      {!can('act:get-audit-log') ? (
        versions
      ) : (
        <Tabs defaultValue="versions" keepMounted={false}>
          <Tabs.List mb="md">
            <Tabs.Tab value="versions">{texts.tabs.versions}</Tabs.Tab>
            <Tabs.Tab value="log">{texts.tabs.log}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="versions">{versions}</Tabs.Panel>
          <Tabs.Panel value="log">
            <Log experiment={loaded.experiment} titles={titles} />
          </Tabs.Panel>
        </Tabs>
      )}
    </Section>
  );
}

interface LogProps extends Pick<HistoryProps, 'titles'> {
  experiment: Experiment;
}

/** Who changed what, the latest first. */
function Log({ experiment, titles }: LogProps) {
  const [rows, setRows] = useState(step);
  const { data, error, refetch } = useHistory(experiment, rows);
  return (
    <>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton height={180} />}
      {data?.items.length === 0 && <Text size="sm">{texts.empty}</Text>}
      {data && (
        <Timeline bulletSize={22} lineWidth={2}>
          {data.items.map((entry) => (
            <Timeline.Item key={entry.id} bullet={<Icon name={iconOf(entry)} />}>
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {sentenceOf(entry, titles)}
              </Text>
              <Text size="sm" c="dimmed">
                <Time value={entry.at} /> {entry.userEmail ? texts.by(entry.userEmail) : texts.system}
              </Text>
            </Timeline.Item>
          ))}
        </Timeline>
      )}
      {data && data.total > rows && (
        <Stack align="flex-start">
          <Button variant="default" onClick={() => setRows(rows + 5 * step)}>
            {texts.more}
          </Button>
        </Stack>
      )}
    </>
  );
}

function useHistory({ id, projectId }: Experiment, rows: number) {
  const { orgId } = usePlace();
  const body = { orgId, projectId, experimentId: id, rows, page: 1, sort: '-id' as const };
  return useQuery({
    queryKey: ['experiments', id, 'history', rows],
    queryFn: () => done(api.POST('/audit/all', { body })),
    placeholderData: keepPreviousData,
  });
}

const iconOf = ({ before, after }: Entry): string =>
  before === null ? 'plus' : after === null ? 'trash' : 'pencil';

/** What changes with every change is not worth a word. */
const silent = ['updatedAt', 'allocationVersion', 'startedAllocationVersion'];

function sentenceOf({ entity, entityId, before, after }: Entry, titles: HistoryProps['titles']): string {
  const title = nameIn(after) ?? nameIn(before) ?? titles.get(`${entity} ${entityId}`);
  const what = [texts.entities[entity] ?? entity, title && `“${title}”`].filter(Boolean).join(' ');
  if (before === null) return texts.made(what);
  if (after === null) return texts.removed(what);
  const status = after['status'];
  if (typeof status === 'string') return texts.status(status);
  const fields = Object.keys(after).filter((name) => !silent.includes(name));
  return texts.changed(what, fields.map(wordsOf).join(', '));
}

function nameIn(columns: Record<string, unknown> | null): string | undefined {
  const title = columns?.['title'];
  return typeof title === 'string' ? title : undefined;
}

/** "conversionEventType" as "conversion event type". */
const wordsOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
