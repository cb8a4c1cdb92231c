import Type from 'typebox';
import { bodyChecker } from './check-body.js';
import { describeSchema } from './describe-schema.js';
import { FieldFaults } from './fields.js';
import { endUser, eventValue, experimentReference, moment, required, shortText } from './schemas.js';

const schema = Type.Object(
  {
    experiment_id: required(experimentReference, { rule: 'must be an experiment', missing: 'is missing' }),
    user_id: endUser({ example: 42 }),
    timestamp: moment({ description: 'When' }),
    value: eventValue({}),
    campaign_id: shortText(),
  },
  { additionalProperties: false },
);
const check = bodyChecker(schema);

function faultsOf(body: unknown): FieldFaults {
  const faults = new FieldFaults();
  expect(check(body, faults)).toBe(faults.count === 0);
  return faults;
}

describe('a checked body', () => {
  it('keeps what it has, in the form that it has', () => {
    const body = { experiment_id: 5, user_id: '7', timestamp: null, value: 1, campaign_id: 3 };
    const before = structuredClone(body);

    expect(faultsOf(body).list).toEqual([]);
    expect(body).toEqual(before);
  });

  it('is told of every field in one sentence, of unknown ones first, of others in the order of the schema', () => {
    const faults = faultsOf({
      value: '1',
      user_id: {},
      zone: 1,
      timestamp: 12,
      campaign_id: 'x'.repeat(256),
    });

    expect(faults.list).toEqual([
      { field: 'zone', message: 'is not a known field' },
      { field: 'experiment_id', message: 'is missing' },
      { field: 'user_id', message: 'must be an integer from 0 to 2^53-1 or a text of 1 to 128 bytes' },
      { field: 'timestamp', message: 'is in seconds: milliseconds since 1970 are wanted' },
      { field: 'value', message: 'must be a number between -1e15 and 1e15' },
      { field: 'campaign_id', message: 'must be a text of at most 255 characters' },
    ]);
    expect(faults.code).toBe('validation-failed');
    expect(faultsOf({ experiment_id: 'a', user_id: 1, timestamp: 12 }).code).toBe('time-in-seconds');
  });

  it('is told of at most 100 unknown fields', () => {
    const unknown = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`field${index}`, 1]));

    expect(faultsOf({ experiment_id: 5, user_id: 1, ...unknown }).count).toBe(100);
  });

  it.each([[null], [[]], ['text'], [undefined], [[{ experiment_id: 5, user_id: 1 }]]])(
    'is an object, not %j',
    (body) => {
      expect(faultsOf(body).list).toEqual([{ field: 'body', message: 'must be a JSON object' }]);
    },
  );
});

it('is described without what only checks know', () => {
  const described = describeSchema(schema);

  expect(described).toEqual({
    type: 'object',
    required: ['experiment_id', 'user_id'],
    additionalProperties: false,
    properties: {
      experiment_id: {
        anyOf: [
          { type: 'integer', minimum: 0, maximum: 2 ** 53 - 1 },
          { type: 'string', minLength: 1, maxLength: 255 },
        ],
      },
      user_id: {
        description:
          'An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.',
        example: 42,
        anyOf: [
          { type: 'integer', minimum: 0, maximum: 2 ** 53 - 1 },
          { type: 'string', minLength: 1, maxLength: 128 },
        ],
      },
      timestamp: {
        description: 'When',
        nullable: true,
        anyOf: [
          { type: 'string', format: 'date-time' },
          { type: 'number', minimum: 1e11, maximum: 8.64e15 },
        ],
      },
      value: {
        type: 'number',
        nullable: true,
        minimum: -1e15,
        exclusiveMinimum: true,
        maximum: 1e15,
        exclusiveMaximum: true,
      },
      campaign_id: {
        nullable: true,
        anyOf: [
          { type: 'string', maxLength: 255 },
          { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER },
        ],
      },
    },
  });
  expect(JSON.stringify(described)).not.toContain('~');
});
