import { isNativeError } from 'node:util/types';
import { DomainError } from '#libs/errors';

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
/** Check violations, texts that PostgreSQL cannot hold, numbers out of range, odd encodings. */
const invalidInput = new Set(['23514', '22021', '22P02', '22P05', '22003', '22001', '22007', '22008']);
/** Server shutting down or starting, too many connections, disk full, read-only, serialization, deadlock, a late lock. */
const away = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '53100',
  '53200',
  '25006',
  '40001',
  '40P01',
  '57014',
  '55P03',
]);
const awaySystemCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EHOSTUNREACH',
]);
const awayMessages =
  /Connection terminated|timeout exceeded when trying to connect|^timeout expired$|Client has encountered a connection error|Cannot use a pool after calling end|is not established|Driver not Connected/i;

/** The domain error that a database error stands for, or undefined when it is none that a caller caused. */
export function fromDatabaseError(error: unknown): DomainError | undefined {
  if (!isNativeError(error)) return undefined;
  const { code, constraint } = postgresDetails(error as PostgresError);
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
  if (away.has(code) || awaySystemCodes.has(code) || awayMessages.test(error.message)) {
    return new DomainError(
      'unavailable',
      'dependency-unavailable',
      'The database is temporarily unavailable.',
      {
        retryAfterSeconds: 2,
        cause: error,
      },
    );
  }
  return undefined;
}

function postgresDetails(error: PostgresError): { code: string; constraint: string } {
  const source = error.driverError ?? error;
  return {
    code: typeof source.code === 'string' ? source.code : '',
    constraint: typeof source.constraint === 'string' ? source.constraint : '',
  };
}

function conflict(constraint: string, cause: Error): DomainError {
  const detail = conflicts[constraint] ?? 'This exists already.';
  return new DomainError('conflict', 'already-exists', detail, { cause });
}
