import { Box, Divider, ScrollArea, Select, Title } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { Granted } from '../../components/granted.js';
import { people } from '../../texts/people.js';
import { treeOf, useRoles, useTemplates } from './people-queries.js';

interface Membership {
  roleId: string | null;
  menuTemplateId: string | null;
}

interface MembershipFieldsProps<Values extends Membership> {
  form: Pick<UseFormReturnType<Values>, 'getInputProps' | 'values'>;
  isRequired?: boolean;
}

/** Role and menu template, and under them what a holder of that template sees and may do. */
export function MembershipFields<Values extends Membership>(props: MembershipFieldsProps<Values>) {
  const { form, isRequired = false } = props;
  const roles = useRoles();
  const templates = useTemplates();
  const chosen = templates.data?.items.find(({ id }) => String(id) === form.values.menuTemplateId);
  return (
    <>
      <Select
        label={people.fields.role}
        description={people.roleHint}
        data={choices(roles.data?.items)}
        required={isRequired}
        {...form.getInputProps('roleId')}
      />
      <Select
        label={people.fields.template}
        description={people.templateHint}
        data={choices(templates.data?.items)}
        required={isRequired}
        {...form.getInputProps('menuTemplateId')}
      />
      <Divider />
      <Box>
        <Title order={3} fz="sm" mb={6}>
          {people.preview.title}
        </Title>
        <ScrollArea.Autosize
          mah={240}
          viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': people.preview.title }}
        >
          <Granted tree={treeOf(chosen)} />
        </ScrollArea.Autosize>
      </Box>
    </>
  );
}

const choices = (items: readonly { id: number; name: string }[] = []) =>
  items.map(({ id, name }) => ({ value: String(id), label: name }));
