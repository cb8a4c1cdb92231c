import { Anchor, Button, Grid, Group, Paper, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { api, done, type Schema } from '../../api/client.js';
import { queryClient } from '../../api/query-client.js';
import { Failure } from '../../components/failure.js';
import { useUnsavedGuard } from '../../components/form/use-unsaved-guard.js';
import { Granted } from '../../components/granted.js';
import { Page } from '../../components/page.js';
import { sayDone, sayFailed } from '../../components/toasts.js';
import type { MenuEntry } from '../../place/menu-tree.js';
import { useCan } from '../../place/use-can.js';
import { usePlace } from '../../place/use-place.js';
import { templates } from '../../texts/people.js';
import { EntryEditor } from './entry-editor.js';
import { entryAt, type TreePath } from './tree-edits.js';
import { TreeOutline } from './tree-outline.js';

type Template = Schema<'MenuTemplateDto'>;
const texts = templates.editor;

/** One menu template, to be edited as a tree. */
export function TemplatePage() {
  const id = Number(useParams().templateId);
  const { data, error, refetch } = useQuery({
    queryKey: ['templates', id],
    queryFn: () => done(api.GET('/menu-templates/{id}', { params: { path: { id } } })),
  });
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <EditorSkeleton />;
  return <Editor key={data.id} template={data} />;
}

/** What is edited: a draft beside the template, until it is saved. */
function useDraft(template: Template) {
  const saved = JSON.parse(template.tree) as MenuEntry[];
  const [draft, setDraft] = useState({ name: template.name, tree: saved });
  const [path, setPath] = useState<TreePath>(saved.length > 0 ? [0] : []);
  const isDirty = draft.name !== template.name || JSON.stringify(draft.tree) !== JSON.stringify(saved);
  const discard = () => {
    setDraft({ name: template.name, tree: saved });
    setPath(saved.length > 0 ? [0] : []);
  };
  return { draft, setDraft, path, setPath, isDirty, discard };
}

function Editor({ template }: { template: Template }) {
  const can = useCan();
  const { toOrganization } = usePlace();
  const { draft, setDraft, path, setPath, isDirty, discard } = useDraft(template);
  const setTree = (tree: MenuEntry[]) => setDraft({ ...draft, tree });
  const save = useSave(template.id);
  const mayChange = can('act:update-menu-template');
  useUnsavedGuard(isDirty);
  const buttons = mayChange && (
    <Group gap="sm">
      {isDirty && (
        <Button variant="default" onClick={discard}>
          {texts.discard}
        </Button>
      )}
      <Button disabled={!isDirty} loading={save.isPending} onClick={() => save.mutate(draft)}>
        {texts.save}
      </Button>
    </Group>
  );
  const chosen = entryAt(draft.tree, path);
  return (
    <Page
      title={draft.name || template.name}
      about={
        <Anchor component={Link} to={toOrganization('menu-templates')} size="sm">
          {texts.path}
        </Anchor>
      }
      actions={buttons}
    >
      <TextInput
        label={templates.name}
        value={draft.name}
        onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        readOnly={!mayChange}
        maw={360}
      />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 4 }}>
          <TreeOutline {...{ tree: draft.tree, setTree, path, setPath, mayChange }} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 8 }}>
          {chosen ? (
            <EntryEditor
              key={chosen.key}
              {...{ entry: chosen, tree: draft.tree, setTree, path, mayChange }}
            />
          ) : (
            <Text c="dimmed">{texts.none}</Text>
          )}
        </Grid.Col>
      </Grid>
      <Paper p="md" component="section" aria-label={templates.preview}>
        <Stack gap="xs">
          <Title order={2}>{templates.preview}</Title>
          <Granted tree={draft.tree} />
        </Stack>
      </Paper>
    </Page>
  );
}

function useSave(id: number) {
  return useMutation({
    mutationFn: ({ name, tree }: { name: string; tree: MenuEntry[] }) =>
      done(
        api.PATCH('/menu-templates/{id}', {
          params: { path: { id } },
          body: { name: name.trim(), tree: JSON.stringify(tree) },
        }),
      ),
    onSuccess: async (saved) => {
      queryClient.setQueryData(['templates', id], saved);
      await queryClient.invalidateQueries({ queryKey: ['templates'] });
      // It may be the own menu.
      await queryClient.invalidateQueries({ queryKey: ['menu'] });
      sayDone(templates.saved);
    },
    onError: sayFailed,
  });
}

function EditorSkeleton() {
  return (
    <Page title={templates.title}>
      <Stack aria-busy="true">
        <Skeleton height={60} width={360} />
        <Skeleton height={480} />
      </Stack>
    </Page>
  );
}
