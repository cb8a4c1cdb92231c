import {
  ActionIcon,
  Box,
  Checkbox,
  Group,
  Paper,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, done, type Schema } from '../../api/client.js';
import { FormDialog } from '../../components/form/form-dialog.js';
import { useApiForm } from '../../components/form/use-api-form.js';
import { Icon } from '../../components/icon.js';
import { sayDone } from '../../components/toasts.js';
import { useCan } from '../../place/use-can.js';
import { usePlace, useProjectId } from '../../place/use-place.js';
import { experimentPage } from '../../texts/experiment-page.js';
import { metrics } from '../../texts/metrics.js';
import { refreshGroups } from './metric-queries.js';

const texts = metrics.groups;
const { roles } = experimentPage.metrics;

type MetricGroup = Schema<'MetricGroupDto'>;
type Item = Pick<Schema<'MetricGroupItemDto'>, 'metricId' | 'name' | 'role'>;

interface GroupValues {
  name: string;
  description: string;
  metrics: Item[];
  isDefault: boolean;
}

interface DialogProps {
  /** The one to change; a new one without. */
  group?: MetricGroup;
  close: () => void;
}

/** Makes or changes a metric group. */
export function GroupDialog({ group, close }: DialogProps) {
  const projectId = useProjectId();
  const can = useCan();
  const state = useApiForm<GroupValues, MetricGroup>({
    initialValues: {
      name: group?.name ?? '',
      description: group?.description ?? '',
      metrics: group?.metrics.map(({ metricId, name, role }) => ({ metricId, name, role })) ?? [],
      isDefault: group?.isDefault ?? false,
    },
    validate: { name: (name) => (name.trim() ? null : texts.nameNeeded) },
    send: (values) => send(values, { group, projectId }),
    onDone: async ({ name }) => {
      await refreshGroups();
      sayDone(texts.saved(name));
      close();
    },
  });
  const { form } = state;
  return (
    <FormDialog
      title={group ? texts.edit : texts.create}
      submit={metrics.form.save}
      state={state}
      close={close}
    >
      <TextInput
        label={texts.name}
        placeholder={texts.nameExample}
        required
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Textarea label={texts.description} autosize minRows={1} {...form.getInputProps('description')} />
      <Items value={form.values.metrics} onChange={(items) => form.setFieldValue('metrics', items)} />
      {can('act:update-project') && (
        <Checkbox label={texts.isDefault} {...form.getInputProps('isDefault', { type: 'checkbox' })} />
      )}
    </FormDialog>
  );
}

async function send(
  { isDefault, metrics: items, ...values }: GroupValues,
  { group, projectId }: { group: MetricGroup | undefined; projectId: number },
): Promise<MetricGroup> {
  const body = { ...values, metrics: items.map(({ metricId, role }) => ({ metricId, role })) };
  const saved = group
    ? await done(api.PATCH('/metric-groups/{id}', { params: { path: { id: group.id } }, body }))
    : await done(api.POST('/metric-groups', { body: { ...body, projectId } }));
  if (isDefault !== (group?.isDefault ?? false)) {
    // 0 takes the default away.
    const defaultMetricGroupId = isDefault ? saved.id : 0;
    await done(
      api.PATCH('/projects/{id}', { params: { path: { id: projectId } }, body: { defaultMetricGroupId } }),
    );
  }
  return saved;
}

interface ItemsProps {
  value: Item[];
  onChange: (items: Item[]) => void;
}

function Items({ value, onChange }: ItemsProps) {
  const { data: choices = [] } = useMetricChoices();
  const free = choices.filter(({ id }) => !value.some(({ metricId }) => metricId === id));
  const add = (id: string | null) => {
    const metric = choices.find((one) => String(one.id) === id);
    if (metric) onChange([...value, { metricId: metric.id, name: metric.name, role: 'secondary' }]);
  };
  const move = (from: number, to: number) => {
    const others = value.filter((_, at) => at !== from);
    onChange([...others.slice(0, to), value[from]!, ...others.slice(to)]);
  };
  return (
    <Box role="group" aria-label={texts.items}>
      <Text size="sm" fw={500} mb={6}>
        {texts.items}
      </Text>
      <Stack gap={6}>
        {value.length === 0 && (
          <Text size="sm" c="dimmed">
            {texts.noItems}
          </Text>
        )}
        {value.map((item, index) => (
          <Row
            key={item.metricId}
            item={item}
            isFirst={index === 0}
            isLast={index === value.length - 1}
            setRole={(role) => onChange(value.map((one, at) => (at === index ? { ...one, role } : one)))}
            move={(step) => move(index, index + step)}
            remove={() => onChange(value.filter((_, at) => at !== index))}
          />
        ))}
        <Select
          label={texts.add}
          placeholder={texts.addHint}
          data={free.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={null}
          onChange={add}
          searchable
        />
      </Stack>
    </Box>
  );
}

interface RowProps {
  item: Item;
  isFirst: boolean;
  isLast: boolean;
  setRole: (role: Item['role']) => void;
  move: (step: number) => void;
  remove: () => void;
}

function Row({ item: { name, role }, isFirst, isLast, setRole, move, remove }: RowProps) {
  const buttons = [
    { icon: 'arrow-up', label: texts.up(name), isOff: isFirst, act: () => move(-1) },
    { icon: 'arrow-down', label: texts.down(name), isOff: isLast, act: () => move(1) },
    { icon: 'trash', label: texts.remove(name), isOff: false, act: remove },
  ];
  return (
    <Paper p="xs">
      <Group gap="xs" wrap="nowrap">
        <Text size="sm" flex={1} miw={0} style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Text>
        <Select
          aria-label={texts.role(name)}
          data={Object.entries(roles).map(([value, label]) => ({ value, label }))}
          value={role}
          onChange={(chosen) => chosen && setRole(chosen as Item['role'])}
          allowDeselect={false}
          w={120}
        />
        <Group gap={0} wrap="nowrap">
          {buttons.map(({ icon, label, isOff, act }) => (
            <ActionIcon
              key={icon}
              variant="subtle"
              color="gray"
              size={30}
              aria-label={label}
              disabled={isOff}
              onClick={act}
            >
              <Icon name={icon} />
            </ActionIcon>
          ))}
        </Group>
      </Group>
    </Paper>
  );
}

/** All metrics that can be chosen, verified ones first. */
function useMetricChoices() {
  const { orgId } = usePlace();
  const projectId = useProjectId();
  return useQuery({
    queryKey: ['shared-metrics', 'choices', projectId],
    queryFn: () => done(api.POST('/shared-metrics/all', { body: { orgId, projectId, rows: 1000, page: 1 } })),
    select: ({ items }) => items,
  });
}
