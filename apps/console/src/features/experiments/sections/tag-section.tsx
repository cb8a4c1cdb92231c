import { ActionIcon, Alert, Anchor, CopyButton, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { minuteMs } from '#libs/durations';
import { api, done } from '../../../api/client.js';
import { Icon } from '../../../components/icon.js';
import { ProjectTag } from '../../../components/project-tag.js';
import { TagStatus } from '../../../components/tag/tag-status.js';
import { useProjectId } from '../../../place/use-place.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import type { DraftVariation } from '../draft/draft.js';
import { Section, type SectionProps } from './section.js';

const texts = experimentPage.tag;

/** The line that goes on the website, whether it works, and links to look before the start. */
export function TagSection({ edit, hasVisitors }: SectionProps & { hasVisitors: boolean }) {
  const projectId = useProjectId();
  return (
    <Section id="tag" {...experimentPage.sections.tag}>
      <Stack gap="xs">
        <ProjectTag projectId={projectId} />
        <TagStatus projectId={projectId} pageUrl={edit.draft.fields.url} isExpected={!hasVisitors} />
      </Stack>
      <Previews edit={edit} />
    </Section>
  );
}

function Previews({ edit }: Pick<SectionProps, 'edit'>) {
  const variations = edit.draft.variations.filter(({ id }) => id !== undefined);
  return (
    <Stack gap="xs">
      <Title order={3}>{texts.previews}</Title>
      <Text size="sm" c="dimmed">
        {texts.previewsHint} {!edit.draft.fields.url && texts.noUrl}
      </Text>
      {edit.hasChanges && (
        <Alert variant="light" color="yellow" icon={<Icon name="info-circle" />}>
          {texts.unsaved}
        </Alert>
      )}
      {variations.map((variation) => (
        <Preview key={variation.key} experimentId={edit.id} variation={variation} />
      ))}
    </Stack>
  );
}

const freshMs = 10 * minuteMs;

function Preview({ experimentId, variation }: { experimentId: number; variation: DraftVariation }) {
  const { id, title } = variation;
  const { data: link } = useQuery({
    queryKey: ['experiments', experimentId, 'preview', id],
    queryFn: () =>
      done(
        api.GET('/experiments/{id}/preview-link', {
          params: { path: { id: experimentId }, query: { variationId: String(id) } },
        }),
      ),
    staleTime: freshMs,
  });
  if (!link) return <Skeleton height={28} width={220} />;
  return (
    <Group gap="xs" wrap="nowrap">
      <Anchor href={link.url} target="_blank" rel="noreferrer" size="sm">
        {texts.open(title)} <Icon name="external-link" />
      </Anchor>
      <CopyButton value={link.url}>
        {({ copied, copy }) => (
          <ActionIcon variant="subtle" color="gray" aria-label={texts.copyLink(title)} onClick={copy}>
            <Icon name={copied ? 'check' : 'copy'} />
          </ActionIcon>
        )}
      </CopyButton>
    </Group>
  );
}
