import { DomainError } from '#libs/errors';
import { bodiesAround } from '../../../../libs/http/src/testing/generated-bodies.js';
import { bodyChecker, FieldFaults } from '../requests/index.js';
import { parseDecisionRequest } from './decision-request.js';
import { decisionRequestSchema } from './decision-schema.js';

const check = bodyChecker(decisionRequestSchema);
const good = {
  projectId: 1,
  url: 'https://shop.example/',
  endUserId: 'ada',
  attributes: { plan: 'pro' },
  referrer: 'https://search.example/',
  firstReferrer: '',
  utm: { utm_source: 'mail' },
  hints: true,
  preview: '',
  timedOut: false,
  timedOutUrl: 'https://shop.example/cart',
};

function faultsOfParser(body: unknown): string[] {
  try {
    parseDecisionRequest(body, () => 4711);
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.fields.map(({ field, message }) => `${field} ${message}`).sort();
  }
}

it('is what the parser takes, and both name the same faults in the same words', () => {
  let [accepted, refused] = [0, 0];
  for (const body of bodiesAround(good)) {
    const faults = new FieldFaults();
    const isRight = check(body, faults);
    const named = faults.list.map(({ field, message }) => `${field} ${message}`).sort();

    expect({ body, faults: faultsOfParser(body) }).toEqual({ body, faults: named });
    expect(isRight).toBe(named.length === 0);
    if (isRight) accepted++;
    else refused++;
  }
  expect(Math.min(accepted, refused)).toBeGreaterThan(100);
});
