import { isNativeError } from 'node:util/types';
import { DomainError, isLostRace, isOutOfReach, isTooSlow } from '#libs/errors';

interface PostgresError {
  code?: unknown;
  constraint?: unknown;
  driverError?: PostgresError;
}

/** What a violated constraint means to a caller, by its name. */
const conflicts: Record<string, string> = {
  organization_domain_unique: 'An organization with this domain already exists.',
  user_email_unique: 'An account with this email already exists.',
  role_organization_id_name_unique: 'The organization has a role of this name already.',
  menu_template_organization_id_name_unique: 'The organization has a menu template of this name already.',
  menu_organization_id_label_unique: 'The organization has a menu of this label already.',
  project_organization_id_name_unique: 'The organization has a project of this name already.',
  project_user_pkey: 'The user is assigned to the project already.',
  organization_user_pkey: 'The user belongs to the organization already.',
  experiment_project_id_key_unique: 'The project has an experiment with this key already.',
  end_user_pkey: 'The project has an end user with this id already.',
  variation_one_control_per_experiment: 'The experiment has a control already.',
};

const uniqueViolation = '23505';
const foreignKeyViolation = '23503';
/** Check violations, texts that PostgreSQL cannot hold, numbers out of range, odd encodings, texts too long for an index. */
const invalidInput = new Set([
  ...['23514', '22021', '22P02', '22P05', '22003', '22001', '22007', '22008'],
  '54000',
]);
/** The domain error that a database error stands for, or undefined when it is none that a caller caused. */
export function fromDatabaseError(error: unknown): DomainError | undefined {
  if (!isNativeError(error)) return undefined;
  const cause = (error as PostgresError).driverError ?? (error as PostgresError);
  const { code, constraint } = postgresDetails(cause);
  if (code === uniqueViolation) return conflict(constraint, error);
  if (code === foreignKeyViolation) {
    return new DomainError(
      'conflict',
      'already-exists',
      'Something this request refers to has just changed.',
      {
        cause: error,
      },
    );
  }
  if (invalidInput.has(code)) {
    return new DomainError('invalid', 'validation-failed', 'A value cannot be stored.', { cause: error });
  }
  if (isLostRace(cause)) {
    return unavailable('Another change was under way at the same moment; try again.', error);
  }
  if (isOutOfReach(cause) || isTooSlow(cause)) {
    return unavailable('The database is temporarily unavailable.', error);
  }
  return undefined;
}

function postgresDetails({ code, constraint }: PostgresError): { code: string; constraint: string } {
  return {
    code: typeof code === 'string' ? code : '',
    constraint: typeof constraint === 'string' ? constraint : '',
  };
}

function unavailable(detail: string, cause: Error): DomainError {
  return new DomainError('unavailable', 'dependency-unavailable', detail, { retryAfterSeconds: 2, cause });
}

function conflict(constraint: string, cause: Error): DomainError {
  const detail = conflicts[constraint] ?? 'This exists already.';
  return new DomainError('conflict', 'already-exists', detail, { cause });
}
