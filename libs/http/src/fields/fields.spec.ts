import type { DomainError } from '#libs/errors';
import {
  EmailField,
  EndUserIdListField,
  IdField,
  IdListField,
  IntegerField,
  ListOfField,
  NameField,
  NumberListField,
  QueryIdField,
  QueryIntegerField,
  QueryNumberField,
  TextListField,
  TimeField,
} from './index.js';
import { createValidationPipe } from '../validation.pipe.js';

class Item {
  @IdField()
  id!: number;
}

class Body {
  @NameField()
  name!: string;

  @EmailField({ optional: true })
  email?: string;

  @IntegerField({ optional: true, min: 1, max: 9 })
  count?: number;

  @QueryIntegerField({ optional: true, min: 1, max: 1000 })
  limit?: number;

  @QueryIdField({ optional: true })
  variant_id?: number;

  @QueryNumberField({ optional: true, above: 0, below: 1 })
  level?: number;

  @TextListField({ optional: true, min: 2, max: 10, minItems: 1, maxItems: 100 })
  event_types?: string[];

  @EndUserIdListField({ optional: true, maxItems: 100 })
  user_ids?: string[];

  @IdListField({ optional: true, minItems: 1, maxItems: 100 })
  ids?: number[];

  @NumberListField({ optional: true, minItems: 2, maxItems: 3 })
  weights?: number[];

  @ListOfField(Item, { optional: true, maxItems: 100 })
  items?: Item[];

  @TimeField({ optional: true })
  time?: string;

  @TimeField({ optional: true, clearable: true })
  end?: string;

  @TimeField({ optional: true, since: 'time' })
  until?: string | null;
}

const pipe = createValidationPipe();
const read = (fields: object): Promise<Body> =>
  pipe.transform({ name: 'Button', ...fields }, { type: 'body', metatype: Body }) as Promise<Body>;

async function faultsOf(fields: object): Promise<Record<string, string>> {
  const error = await read(fields).then(
    () => undefined,
    (refusal: DomainError) => refusal,
  );
  return Object.fromEntries((error?.fields ?? []).map(({ field, message }) => [field, message]));
}

describe('a field that is refused', () => {
  it.each<[object, string, RegExp]>([
    [{ name: undefined }, 'name', /^is missing$/],
    [{ name: null }, 'name', /^is missing$/],
    [{ name: 7 }, 'name', /must be a text/],
    [{ name: ' ' }, 'name', /must not be empty/],
    [{ name: 'x'.repeat(201) }, 'name', /200 characters/],
    [{ email: 7 }, 'email', /must be an email address/],
    [{ email: 'a\0@example.com' }, 'email', /must be an email address/],
    [{ count: '5' }, 'count', /integer/],
    [{ count: 0 }, 'count', /at least 1/],
    [{ count: 10 }, 'count', /at most 9/],
    [{ limit: 'abc' }, 'limit', /integer/],
    [{ limit: '1001' }, 'limit', /at most 1000/],
    [{ variant_id: 'abc' }, 'variant_id', /integer/],
    [{ event_types: 'buy' }, 'event_types', /a list/],
    [{ event_types: [] }, 'event_types', /at least 1 item$/],
    [{ event_types: Array(101).fill('buy') }, 'event_types', /at most 100 items/],
    [{ event_types: [7] }, 'event_types', /text/],
    [{ event_types: ['x'] }, 'event_types', /at least 2 characters/],
    [{ user_ids: 'ada' }, 'user_ids', /a list/],
    [{ ids: '7' }, 'ids', /a list/],
    [{ ids: ['7'] }, 'ids', /integer/],
    [{ weights: 5 }, 'weights', /a list/],
    [{ weights: [1] }, 'weights', /at least 2/],
    [{ weights: [1, -1] }, 'weights', /numbers/],
    [{ items: 'x' }, 'items', /a list/],
    [{ items: [7] }, 'items', /objects/],
    [{ items: [{}] }, 'items.0.id', /^is missing$/],
    [{ items: [{ id: 'x' }] }, 'items.0.id', /integer/],
  ])('says what is wrong with it first: %j', async (fields, field, message) => {
    expect(await faultsOf(fields)).toEqual({ [field]: expect.stringMatching(message) });
  });
});

describe('TimeField', () => {
  it.each(['2026-11-18', '1970-01-01', '9999-12-31T23:59:59Z', '2026-11-18T10:00+02:00'])(
    'takes %p',
    async (time) => {
      expect(await faultsOf({ time, end: time })).toEqual({});
    },
  );

  it.each([
    '2026',
    '2026-11',
    '2026-11-18 ',
    ' 2026-11-18',
    '2026-02-30',
    '1969-12-31',
    '',
    1_790_000_000_000,
  ])('refuses %p', async (time) => {
    expect(await faultsOf({ time })).toEqual({ time: expect.stringContaining('ISO 8601') });
  });

  it('is cleared by an empty text where that makes sense', async () => {
    expect(await read({ end: '' })).toMatchObject({ end: '' });
  });

  it.each([
    [undefined, '2026-11-18'],
    [null, '2026-11-18'],
    ['2026-11-18', undefined],
    ['2026-11-18', null],
    ['2026-11-18', '2026-11-18'],
    ['2026-11-18T23:59:59.999Z', '2026-11-18'],
    ['2026-11-18T10:00:00Z', '2026-11-18T10:00:00Z'],
    ['2026-11-18T10:00:00+02:00', '2026-11-18T08:00:00Z'],
  ])('takes a span from %p to %p', async (time, until) => {
    expect(await faultsOf({ time, until })).toEqual({});
  });

  it.each([
    ['2026-11-18', '2026-11-17'],
    ['2026-11-19T00:00:00.000Z', '2026-11-18'],
    ['2026-11-18T10:00:00Z', '2026-11-18T10:00:00+02:00'],
  ])('refuses a span from %p to %p', async (time, until) => {
    expect(await faultsOf({ time, until })).toEqual({ until: 'must not be before `time`' });
  });

  it('says first what is no time at all', async () => {
    expect(await faultsOf({ time: 'soon', until: '2026-11-17' })).toEqual({
      time: expect.stringContaining('ISO 8601'),
    });
    expect(await faultsOf({ time: '2026-11-18', until: 'soon' })).toEqual({
      until: expect.stringContaining('ISO 8601'),
    });
  });
});

describe('QueryNumberField', () => {
  it.each([
    ['0.95', 0.95],
    ['1e-9', 1e-9],
    ['9.5E-1', 0.95],
    ['0.9500000000000000000000', 0.95],
  ])('takes %p as JSON does', async (level, expected) => {
    expect(await read({ level })).toMatchObject({ level: expected });
  });

  it.each(['', ' 0.5', '.5', '0x1', '1e999', 'NaN', '0', '1'])('refuses %p', async (level) => {
    expect(await faultsOf({ level })).toEqual({ level: 'must be a number above 0 below 1' });
  });
});
