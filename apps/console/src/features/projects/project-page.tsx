import { Anchor, Box, Group, Paper, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { EmptyState } from '../../components/empty-state.js';
import { Failure } from '../../components/failure.js';
import { Page } from '../../components/page.js';
import { ProjectTag } from '../../components/project-tag.js';
import { useCan } from '../../place/use-can.js';
import { usePlace, useProjectId } from '../../place/use-place.js';
import { projects as texts } from '../../texts/projects.js';
import { IdentitySecret } from './identity-secret.js';
import { MembersSection } from './members-section.js';
import { useProject, type Project } from './project-queries.js';
import { SettingsForm } from './settings-form.js';

/** A project of the organization: its settings, its tag, and who is in it. */
export function ProjectPage() {
  return <ProjectById id={Number(useParams().id)} />;
}

/** The same page for the current project, as the menu opens it. */
export function ProjectSettingsPage() {
  return <ProjectById id={useProjectId()} />;
}

function ProjectById({ id }: { id: number }) {
  const { data: project, error, refetch } = useProject(id);
  if (error) return <Failure error={error} retry={refetch} />;
  if (project === null) return <EmptyState icon="folder" {...texts.missing} />;
  if (!project) return <Loading />;
  return <ProjectSections key={project.id} project={project} />;
}

/** The page while it loads, in its shape. */
function Loading() {
  return (
    <Page title={texts.title}>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
        <Skeleton height={640} aria-busy="true" />
        <Skeleton height={420} />
      </SimpleGrid>
    </Page>
  );
}

function ProjectSections({ project }: { project: Project }) {
  const { toOrganization } = usePlace();
  const can = useCan();
  const back = (
    <Anchor component={Link} to={toOrganization('projects')} size="sm">
      {texts.back}
    </Anchor>
  );
  return (
    <Page title={project.name} about={back}>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
        <Section id="settings" {...texts.settings}>
          <SettingsForm project={project} />
        </Section>
        <Stack gap="lg">
          <Section id="tag" {...texts.tag}>
            <ProjectTag projectId={project.id} />
          </Section>
          {can('act:update-project') && (
            <Section id="identity" title={texts.identity.title} about={texts.identity.about}>
              <IdentitySecret projectId={project.id} />
            </Section>
          )}
          {can('act:get-project-users') && <MembersSection projectId={project.id} />}
        </Stack>
      </SimpleGrid>
    </Page>
  );
}

interface SectionProps {
  id: string;
  title: string;
  about: string;
  children: ReactNode;
}

function Section({ id, title, about, children }: SectionProps) {
  return (
    <Paper component="section" aria-labelledby={`${id}-title`} p={{ base: 'md', sm: 'lg' }}>
      <Group mb="md">
        <Box>
          <Title order={2} id={`${id}-title`}>
            {title}
          </Title>
          <Text c="dimmed" size="sm">
            {about}
          </Text>
        </Box>
      </Group>
      {children}
    </Paper>
  );
}
