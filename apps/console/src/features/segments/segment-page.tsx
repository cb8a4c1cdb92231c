import { Anchor, Paper, Radio, SimpleGrid, Skeleton, Stack, Textarea, TextInput } from '@mantine/core';
import type { FormErrors } from '@mantine/form';
import type { ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api, done } from '../../api/client.js';
import { Failure } from '../../components/failure.js';
import { ApiForm } from '../../components/form/api-form.js';
import { useApiForm } from '../../components/form/use-api-form.js';
import { useUnsavedGuard } from '../../components/form/use-unsaved-guard.js';
import { Page } from '../../components/page.js';
import { sayDone } from '../../components/toasts.js';
import { useCan } from '../../place/use-can.js';
import { usePlace, useProjectId } from '../../place/use-place.js';
import { common } from '../../texts/common.js';
import { segments as texts } from '../../texts/segments.js';
import { AttributesTrial } from './attributes-trial.js';
import { MembersBox } from './members-box.js';
import { readJson, RulesEditor } from '../../components/targeting/rules-editor.js';
import { refreshSegments, useSegment, type Segment } from './segment-queries.js';

/** One segment, to be changed. */
export function SegmentPage() {
  const id = Number(useParams().segmentId);
  const { data: segment, error, refetch } = useSegment(id);
  if (error) return <Failure error={error} retry={refetch} />;
  if (!segment) return <Skeleton height={420} aria-busy="true" />;
  return <SegmentEditor key={segment.id} segment={segment} />;
}

export function NewSegmentPage() {
  return <SegmentEditor />;
}

interface SegmentValues {
  name: string;
  description: string;
  mode: 'rules' | 'assigned';
  /** JSON. */
  rules: string;
}

function SegmentEditor({ segment }: { segment?: Segment }) {
  const navigate = useNavigate();
  const projectId = useProjectId();
  const { toProject } = usePlace();
  const can = useCan();
  const isReadOnly = segment !== undefined && !can('act:update-segment');
  const state = useApiForm<SegmentValues, Segment>({
    initialValues: valuesOf(segment),
    validate: {
      name: (name) => (name.trim() ? null : texts.nameNeeded),
      rules: (rules, { mode }) =>
        mode === 'rules' && readJson(rules) === undefined ? texts.rules.noJson : null,
    },
    send: (values) => send(values, segment?.id, projectId),
    onDone: async (saved) => {
      form.resetDirty();
      await refreshSegments();
      sayDone(texts.saved(saved.name));
      if (!segment) await navigate(toProject(`segments/${saved.id}`), { replace: true });
    },
  });
  const { form } = state;
  useUnsavedGuard(form.isDirty() && !state.isSending);
  return (
    <Page
      title={segment?.name ?? texts.create}
      about={
        <Anchor component={Link} to={toProject('segments')} size="sm">
          {texts.back}
        </Anchor>
      }
    >
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
        <Paper p={{ base: 'md', sm: 'lg' }}>
          <ApiForm state={state} submit={common.save}>
            <TextInput
              label={texts.fields.name}
              placeholder={texts.fields.nameExample}
              required
              readOnly={isReadOnly}
              {...form.getInputProps('name')}
            />
            <Textarea
              label={texts.fields.description}
              autosize
              minRows={1}
              readOnly={isReadOnly}
              {...form.getInputProps('description')}
            />
            <Radio.Group label={texts.fields.mode} {...form.getInputProps('mode')}>
              <Stack gap="xs" mt={6}>
                {Object.entries(texts.fields.modes).map(([value, label]) => (
                  <Radio key={value} value={value} label={label} disabled={isReadOnly} />
                ))}
              </Stack>
            </Radio.Group>
            {form.values.mode === 'rules' && (
              <RulesEditor
                value={form.values.rules}
                onChange={(rules) => form.setFieldValue('rules', rules)}
                error={rulesFaultIn(form.errors)}
                isReadOnly={isReadOnly}
              />
            )}
          </ApiForm>
        </Paper>
        <Stack gap="lg">
          {form.values.mode === 'rules' && <AttributesTrial rules={form.values.rules} />}
          {segment && can('act:assign-segment') && <MembersBox segmentId={segment.id} />}
        </Stack>
      </SimpleGrid>
    </Page>
  );
}

/** The API names the place inside the rules: `rules.age.$gte`. */
function rulesFaultIn(errors: FormErrors): ReactNode {
  const found = Object.entries(errors).find(([field]) => /^rules(\.|$)/.test(field));
  if (!found) return undefined;
  const [field, fault] = found;
  if (field === 'rules' || typeof fault !== 'string') return fault;
  return `${field.slice('rules.'.length)}: ${fault}`;
}

function valuesOf(segment?: Segment): SegmentValues {
  if (!segment) return { name: '', description: '', mode: 'rules', rules: '{}' };
  const { name, description, rules } = segment;
  const mode = rules === null ? 'assigned' : 'rules';
  return { name, description, mode, rules: JSON.stringify(rules ?? {}, null, 2) };
}

function send({ name, description, mode, rules }: SegmentValues, id: number | undefined, projectId: number) {
  const wanted = mode === 'rules' ? (readJson(rules) as Record<string, never>) : undefined;
  if (id === undefined) {
    return done(
      api.POST('/segments', { body: { projectId, name, description, ...(wanted && { rules: wanted }) } }),
    );
  }
  // An empty text takes the rules away.
  const body = { name, description, rules: wanted ?? ('' as never) };
  return done(api.PATCH('/segments/{id}', { params: { path: { id } }, body }));
}
