import { compile } from './compile.js';
import type { Datafile } from './datafile.js';
import { decide } from './decide.js';
import { EvaluationRequest } from './evaluation-request.js';
import { serializeDecisions, serializePreview } from './serialize.js';
import { aDatafile, anExperiment, aVariation } from './testing/datafile-builders.js';

const hashing = { hashSeed: 0, maxTrafficVal: 10000 };

const metric = {
  id: 3,
  title: 'Click',
  custom: false,
  selector: '#buy',
  description: 'd',
  triggeredOnLIVE: 12,
  triggeredOnQA: 4,
};

function datafile(publishCounters: boolean): Datafile {
  const experiment = anExperiment({
    id: 7,
    key: 'hero',
    title: 'Hero "new" \u2028 é',
    js: 'console.log("</script>")',
    css: 'h1 { color: red }',
    type: 'Redirect',
    triggerType: 'DOM Ready',
    url: 'https://a.b/',
    conditionType: 'ANY',
    variations: [
      aVariation({ id: 70, title: 'Control', isControl: true, traffic: 100, redirectUrl: 'https://a.b/new' }),
    ],
    conditions: [{ id: 5, urls: ['https://a.b/', 'https://x.y/'], operator: 'IS' }],
    metrics: [metric],
  });
  return aDatafile({ experiments: [experiment] }, { publishCounters });
}

function answer(publishCounters: boolean): string {
  const request = new EvaluationRequest({ endUserId: '42', url: 'https://a.b/' });
  return serializeDecisions('42', decide(compile(datafile(publishCounters), hashing), request)).text;
}

const expected = {
  endUserId: 42,
  decisions: [
    {
      experimentId: 7,
      experimentKey: 'hero',
      experimentTitle: 'Hero "new" \u2028 é',
      experimentJs: 'console.log("</script>")',
      experimentCss: 'h1 { color: red }',
      type: 'Redirect',
      triggerType: 'DOM Ready',
      url: 'https://a.b/',
      conditionType: 'ANY',
      matching: 2,
      variation: {
        variationId: 70,
        variationTitle: 'Control',
        js: '',
        css: '',
        redirectUrl: 'https://a.b/new',
        isControl: true,
      },
      conditions: [{ id: 5, experimentId: 7, urls: ['https://a.b/', 'https://x.y/'], operator: 'IS' }],
      metrics: [
        {
          id: 3,
          experimentId: 7,
          title: 'Click',
          custom: false,
          selector: '#buy',
          description: 'd',
          triggeredOnLIVE: 0,
          triggeredOnQA: 0,
        },
      ],
    },
  ],
};

describe('serializeDecisions', () => {
  it('carries the changes of a page only where there are any', () => {
    const variationWith = (changes?: []) => {
      const file = datafile(false);
      Object.assign(file.experiments[0]!.variations[0]!, { changes });
      const request = new EvaluationRequest({ endUserId: '42', url: 'https://a.b/' });
      const { text } = serializeDecisions('42', decide(compile(file, hashing), request));
      return (JSON.parse(text) as typeof expected).decisions[0]!.variation;
    };
    const changes = [{ action: 'text', selector: '#buy', value: 'Order' }] as unknown as [];

    expect(variationWith(changes)).toEqual({ ...expected.decisions[0]!.variation, changes });
    expect(variationWith([])).toEqual(expected.decisions[0]!.variation);
  });

  it('writes the fields of an answer in their order, with counters of 0', () => {
    expect(answer(false)).toBe(JSON.stringify(expected));
  });

  it('writes the counters when the project publishes them', () => {
    const { decisions } = JSON.parse(answer(true)) as { decisions: { metrics: object[] }[] };

    expect(decisions[0]!.metrics[0]).toMatchObject({ triggeredOnLIVE: 12, triggeredOnQA: 4 });
  });

  it('says of a shipped experiment that it is, and has pages watch for nothing', () => {
    const file = datafile(true);
    Object.assign(file.experiments[0]!, { shippedVariationId: 70 });
    const request = new EvaluationRequest({ endUserId: '42', url: 'https://a.b/' });

    const { text } = serializeDecisions('42', decide(compile(file, hashing), request));

    const [entry] = expected.decisions;
    expect(JSON.parse(text)).toEqual({
      endUserId: 42,
      decisions: [{ ...entry, metrics: [], shipped: true }],
    });
  });

  it('leaves out experiments without a variation, and separates the others', () => {
    const project = compile(
      aDatafile({
        experiments: [anExperiment({ id: 1 }), anExperiment({ id: 2, coverage: 0 }), anExperiment({ id: 3 })],
      }),
      hashing,
    );

    const { text } = serializeDecisions('"u"', decide(project, new EvaluationRequest({ endUserId: 'u' })));

    expect(JSON.parse(text)).toMatchObject({
      endUserId: 'u',
      decisions: [{ experimentId: 1 }, { experimentId: 3 }],
    });
  });

  it('writes an answer without decisions', () => {
    expect(serializeDecisions('42', [])).toEqual({ text: '{"endUserId":42,"decisions":[]}', isAscii: true });
  });

  it.each([
    ['"u"', {}, true],
    ['"é"', {}, false],
    ['"u"', { title: 'Größe' }, false],
    ['"u"', { metrics: [{ ...metric, description: '→' }] }, false],
    ['"u"', { variations: [aVariation({ traffic: 100, js: 'say("☺")' })] }, false],
  ])('knows of the answer for %s with %j whether it is ASCII: %s', (id, over, isAscii) => {
    const project = compile(aDatafile({ experiments: [anExperiment(over)] }), hashing);
    const outcomes = decide(project, new EvaluationRequest({ endUserId: 'u' }));

    const answer = serializeDecisions(id, outcomes);

    expect(answer.isAscii).toBe(isAscii);
    expect(Buffer.byteLength(answer.text) === answer.text.length).toBe(isAscii);
  });

  it('says whether experiments that follow the URL are left out', () => {
    const experiments = [1, 2].map((id) => anExperiment({ id, triggerType: 'URL Changes' }));
    const project = compile(aDatafile({ experiments }), hashing);
    const outcomes = decide(project, new EvaluationRequest({ endUserId: 'u' }));
    const answer = (count: number) =>
      JSON.parse(serializeDecisions('"u"', outcomes.slice(0, count), project.urlFollowers).text);

    expect(answer(1)).toMatchObject({ decisions: [{ experimentId: 1 }], elsewhere: true });
    expect(answer(2)).not.toHaveProperty('elsewhere');
  });
});

describe('serializePreview', () => {
  it('answers the one variation and marks it', () => {
    const [experiment] = compile(datafile(false), hashing).experiments;

    const { text } = serializePreview('42', experiment!.variations[0]!);

    expect(JSON.parse(text)).toEqual({
      endUserId: 42,
      decisions: [{ ...expected.decisions[0], preview: true }],
    });
  });
});

describe('the value of a variation', () => {
  const variationOf = (
    experiment: object,
    variation: object,
    settings: Partial<Datafile['settings']> = {},
  ) => {
    const file = aDatafile(
      {
        experiments: [
          anExperiment({
            ...experiment,
            variations: [aVariation({ traffic: 100, title: 'Green', ...variation })],
          }),
        ],
      },
      settings,
    );
    const { text } = serializeDecisions(
      '1',
      decide(compile(file, hashing), new EvaluationRequest({ endUserId: '1' })),
    );
    return (JSON.parse(text) as typeof expected).decisions[0]!.variation as object;
  };

  it.each([
    [{ valueType: 'boolean' }, { value: false }, false],
    [{ valueType: 'number' }, { value: 0 }, 0],
    [{ valueType: 'json' }, { value: { a: [1] } }, { a: [1] }],
    [{ valueType: 'string' }, { value: '' }, ''],
  ] as const)('is answered for %j and %j', (experiment, variation, value) => {
    expect(variationOf(experiment, variation)).toMatchObject({ value });
  });

  it('is left out where the experiment has none, and where one of another type is not set', () => {
    expect(variationOf({}, {})).not.toHaveProperty('value');
    expect(variationOf({ valueType: 'number' }, { value: null })).not.toHaveProperty('value');
  });

  it('never tells a title that is not public', () => {
    const [own, other] = [
      aVariation({ id: 1, title: 'A', value: 'a', traffic: 0 }),
      aVariation({ id: 2, title: 'B', traffic: 100 }),
    ];
    const served = (publicNames: boolean) => {
      const file = aDatafile({ experiments: [anExperiment({ variations: [own, other] })] }, { publicNames });
      return decide(compile(file, hashing), new EvaluationRequest({ endUserId: '1' }))[0]!.variation!.json;
    };

    expect(JSON.parse(served(true))).toMatchObject({ variation: { value: 'B' } });
    expect((JSON.parse(served(false)) as { variation: object }).variation).not.toHaveProperty('value');
  });

  it('is all that a flag brings to a page', () => {
    const code = { js: 'x()', css: 'a{}', redirectUrl: '/b', value: true };

    expect(variationOf({ type: 'Feature Flag', valueType: 'boolean' }, code)).toMatchObject({
      ...{ js: '', css: '', redirectUrl: null, value: true },
    });
  });
});
