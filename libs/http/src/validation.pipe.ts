import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { DomainError, type FieldError } from '#libs/errors';

/** Nobody reads more of them. */
const maxFaults = 100;

/** Checks DTOs: unknown fields are refused, types are not guessed, every fault is named by its path. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) =>
      new DomainError('invalid', 'validation-failed', 'Some fields are not valid.', {
        fields: flatten(errors).slice(0, maxFaults),
      }),
  });
}

function flatten(errors: readonly ValidationError[], path = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = path === '' ? error.property : `${path}.${error.property}`;
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
      field,
      message: rule === 'whitelistValidation' ? 'is not a known field' : message,
    }));
    return [...own, ...flatten(error.children ?? [], field)];
  });
}
