import { Radio, Stack } from '@mantine/core';
import type { ProjectPermission } from '../../api/needed-permissions.js';
import type { UseFormReturnType } from '@mantine/form';
import { projects } from '../../texts/projects.js';

const texts = projects.members;
const permissions = Object.keys(texts.permissions) as ProjectPermission[];

interface PermissionFieldProps<Values> {
  form: Pick<UseFormReturnType<Values>, 'getInputProps'>;
}

/** Owner, Editor or Viewer, with what each may do. */
export function PermissionField<Values extends { permissionType: ProjectPermission }>(
  props: PermissionFieldProps<Values>,
) {
  return (
    <Radio.Group
      label={texts.permission}
      description={texts.templateToo}
      {...props.form.getInputProps('permissionType')}
    >
      <Stack gap="xs" mt="xs">
        {permissions.map((permission) => (
          <Radio
            key={permission}
            value={permission}
            label={texts.permissions[permission]}
            description={texts.permissionHints[permission]}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
