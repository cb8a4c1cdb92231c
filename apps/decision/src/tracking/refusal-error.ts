import { DomainError, notFound } from '#libs/errors';
import type { TrackingRefusal } from '#libs/ingestion';
import { previewRefused } from '../previews/previews.service.js';
import { FieldFaults } from '../requests/index.js';
import { originRefused } from '../serving/index.js';

/** What a caller is told of an event that is refused. */
export function refusalError(refusal: TrackingRefusal | undefined): DomainError {
  switch (refusal) {
    case 'experiment-unknown':
    case undefined:
      return notFound('experiment');
    case 'metric-unknown':
      return notFound('metric of the experiment');
    case 'value-too-large':
      return valueTooLarge();
    case 'origin-not-allowed':
      return originRefused();
    case 'preview-of-another':
      return previewRefused();
    case 'lookup-unavailable':
      return lookupUnavailable();
  }
}

/** Of a value beyond what callers without a secret key may send. */
export function valueTooLarge(): DomainError {
  const faults = new FieldFaults();
  faults.add('value', 'is larger than events without a secret key may have', 'value-too-large');
  return faults.toError();
}

function lookupUnavailable(): DomainError {
  const detail = 'The experiment cannot be looked up for the moment.';
  return new DomainError('unavailable', 'dependency-unavailable', detail, { retryAfterSeconds: 2 });
}
