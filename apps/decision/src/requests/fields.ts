import { DomainError, type ErrorCode, type FieldError } from '#libs/errors';

/** Collects what is wrong with a body, so that all of it is told at once. */
export class FieldFaults {
  private readonly faults: FieldError[] = [];
  private readonly codes = new Set<FaultCode>();

  /** @param index the position in a list of the item that is looked at */
  constructor(private readonly index?: number) {}

  get count(): number {
    return this.faults.length;
  }

  get list(): readonly FieldError[] {
    return this.faults;
  }

  /** Of all faults, when they have the same one. */
  get code(): FaultCode {
    const [code = 'validation-failed', another] = this.codes;
    return another === undefined ? code : 'validation-failed';
  }

  add(field: string, message: string, code: FaultCode = 'validation-failed'): void {
    this.codes.add(code);
    if (this.index === undefined) this.faults.push({ field: field || 'body', message });
    else
      this.faults.push({
        field: [this.index, field].filter((part) => part !== '').join('.'),
        message,
        index: this.index,
      });
  }

  /** @throws DomainError invalid when anything was added */
  throwIfAny(): void {
    if (this.faults.length > 0) throw this.toError();
  }

  toError(): DomainError {
    return new DomainError('invalid', this.code, faultDetails[this.code], { fields: this.faults });
  }
}

/** What may be wrong with a field: its form, or something that programs want to tell apart. */
export type FaultCode = Extract<
  ErrorCode,
  'validation-failed' | 'project-needed' | 'value-too-large' | 'time-in-seconds'
>;

const faultDetails: Record<FaultCode, string> = {
  'validation-failed': 'Some fields are not valid.',
  'project-needed': 'The key of an experiment is unique in its project only: say which.',
  'value-too-large': 'A value is larger than events without a secret key may have.',
  'time-in-seconds': 'A time is a number of seconds; times are milliseconds since 1970.',
};

/** Text that names a project: `p_` and 22 characters. Others of that beginning name none. */
export const isPublicId = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith('p_');

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const endUserIdRule = 'must be an integer from 0 to 2^53-1 or a text of 1 to 128 bytes';
