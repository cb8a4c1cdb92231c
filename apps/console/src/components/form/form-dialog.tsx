import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { common } from '../../texts/common.js';
import { ApiForm } from './api-form.js';
import type { ApiFormState } from './use-api-form.js';

interface FormDialogProps<Values extends object> {
  title: string;
  submit: string;
  state: ApiFormState<Values>;
  close: () => void;
  children: ReactNode;
}

/** A form in a dialog. Render it only while it is open, so that it starts afresh each time. */
export function FormDialog<Values extends object>({ title, close, ...form }: FormDialogProps<Values>) {
  const cancel = (
    <Button variant="default" onClick={close}>
      {common.cancel}
    </Button>
  );
  return (
    <Modal opened onClose={close} title={title} closeOnClickOutside={!form.state.form.isDirty()}>
      <ApiForm {...form} aside={cancel} isSticky />
    </Modal>
  );
}
