import { useForm, type FormErrors, type FormValidateInput, type UseFormReturnType } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { ApiProblem, sentenceOf, type FieldFault } from '../../api/problem.js';

interface ApiFormOptions<Values, Answer> {
  initialValues: Values;
  /** What is wrong already, by field. */
  initialErrors?: Readonly<Record<string, string>>;
  /** What can be said before asking the API; the API has the last word. */
  validate?: FormValidateInput<Values>;
  send: (values: Values) => Promise<Answer>;
  onDone?: (answer: Answer, values: Values) => unknown;
  /** Field of the API → field of the form, where their names differ. */
  fieldNames?: Readonly<Record<string, string>>;
}

/** A form that is sent to the API; give it to `ApiForm`, and `form.getInputProps(name)` to each field. */
export interface ApiFormState<Values extends object> {
  form: UseFormReturnType<Values>;
  submit: (event?: FormEvent<HTMLFormElement>) => void;
  isSending: boolean;
  /** What is wrong beyond single fields, as a sentence. */
  problem: string | undefined;
}

/** Validates, sends, and puts what the API says about a field at that field. */
export function useApiForm<Values extends object, Answer = unknown>(
  options: ApiFormOptions<Values, Answer>,
): ApiFormState<Values> {
  const form = useForm<Values>({
    initialValues: options.initialValues,
    ...(options.initialErrors && { initialErrors: options.initialErrors }),
    ...(options.validate && { validate: options.validate }),
  });
  const mutation = useMutation<Answer, Error, Values>({
    mutationFn: options.send,
    onSuccess: (answer, values) => options.onDone?.(answer, values),
    onError: (error) => {
      form.setErrors(fieldErrors(error, options.fieldNames));
      focusFirstFault();
    },
  });
  const submit = form.onSubmit((values) => mutation.mutate(values), focusFirstFault);
  return {
    form,
    submit,
    isSending: mutation.isPending,
    problem: mutation.error ? beyondFields(mutation.error, form.values, options.fieldNames) : undefined,
  };
}

const faultsOf = (error: unknown): readonly FieldFault[] => (error instanceof ApiProblem ? error.faults : []);

function fieldErrors(error: unknown, names: Readonly<Record<string, string>> = {}): FormErrors {
  return Object.fromEntries(
    faultsOf(error).map(({ field, message }) => [names[field] ?? field, asSentence(message)]),
  );
}

/** A sentence for what no field of the form shows. */
function beyondFields(
  error: Error,
  values: object,
  names: Readonly<Record<string, string>> = {},
): string | undefined {
  const faults = faultsOf(error);
  if (faults.length === 0) return sentenceOf(error);
  const elsewhere = faults.filter(({ field }) => !((names[field] ?? field).split('.')[0]! in values));
  if (elsewhere.length === 0) return undefined;
  return elsewhere.map(({ field, message }) => `${field} ${message}.`).join(' ');
}

/** The API says "must not be empty", to be read after the field's name. */
const asSentence = (message: string): string => `${message[0]?.toUpperCase()}${message.slice(1)}.`;

function focusFirstFault(): void {
  // After the faults are drawn.
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('form [aria-invalid="true"], form [data-error]')?.focus(),
  );
}
