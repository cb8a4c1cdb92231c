/** P13: values in process by the package for Node, against known libraries on the same ten flags. */
import { createServer } from 'node:http';
import { GrowthBookClient } from '@growthbook/growthbook';
import { FlagdCore } from '@openfeature/flagd-core';
import { AbTestingClient } from '../packages/node/index.js';
import { measurePairs } from './pairs.mjs';
import { ratioLine } from './table.mjs';

const flagCount = 10;
const windowMs = 1_000;
const pairs = 7;
const keys = Array.from({ length: flagCount }, (_, index) => `flag-${index}`);
const figureOf = (work) => ({
  ...{ id: 'P13', work, target: '≥ 5 ×', met: (ratio) => ratio >= 5, unit: 'values/s' },
});

export async function measure() {
  const { client, stop } = await startClient();
  const ours = valueWithUs(client);
  const lines = [];
  for (const [name, make] of [
    ['`value()`, GrowthBookClient', valueWithGrowthBook],
    ['`value()`, in-process flagd', valueWithFlagd],
  ]) {
    const theirs = make();
    rateOf(ours, 500);
    rateOf(theirs, 500);
    const measured = await measurePairs(
      () => rateOf(ours, windowMs),
      () => rateOf(theirs, windowMs),
      pairs,
    );
    lines.push(ratioLine(figureOf(name), measured));
  }
  await stop();
  return lines;
}

/** For half of the flags a rule over the plan; all of them split in two. */
const isTargeted = (index) => index % 2 === 0;

function datafileOf() {
  const experiments = keys.map((key, index) => {
    const id = index + 1;
    const variation = (position) => ({
      ...{ id: id * 10 + position, title: position ? 'on' : 'off', traffic: 50, value: position === 1 },
      ...{
        redirectUrl: null,
        isControl: position === 0,
        retired: false,
        segmentId: null,
        segmentRules: null,
      },
    });
    return {
      ...{ id, key, title: key, type: 'Feature Flag', valueType: 'boolean', url: null, matching: 2 },
      ...{
        conditionType: 'ALL',
        coverage: 100,
        group: null,
        allocationVersion: 1,
        sticky: false,
        endAt: null,
      },
      ...{ conditions: [], readerVersion: 1, variations: [variation(0), variation(1)] },
      segments: isTargeted(index) ? [{ id, rules: { plan: 'pro' }, hasMembers: false }] : [],
    };
  });
  return {
    ...{ readerVersion: 1, projectId: 1, revision: 1, asks: [], joined: null, disabled: [] },
    ...{ bucketing: { maxTrafficVal: 10_000, hashSeed: 0 }, settings: { holdoutPercent: 0 }, experiments },
  };
}

async function startClient() {
  const server = createServer((request, response) => {
    request.resume();
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify(request.url === '/api/datafile' ? datafileOf() : { accepted: 0, rejected: [] }),
    );
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const serverBaseUrl = `http://127.0.0.1:${server.address().port}`;
  const client = new AbTestingClient({ serverBaseUrl, apiKey: 'bench', maxQueued: 50_000 });
  await client.ready();
  const stop = async () => {
    await client.close(1_000);
    server.closeAllConnections();
    server.close();
  };
  return { client, stop };
}

function valueWithUs(client) {
  return (context) => {
    for (const key of keys) if (client.value(key, context, undefined) === undefined) throw new Error(key);
  };
}

function valueWithGrowthBook() {
  const features = Object.fromEntries(
    keys.map((key, index) => [
      key,
      {
        defaultValue: false,
        rules: [
          {
            ...(isTargeted(index) && { condition: { plan: 'pro' } }),
            ...{ variations: [false, true], weights: [0.5, 0.5], coverage: 1, hashAttribute: 'targetingKey' },
          },
        ],
      },
    ]),
  );
  const client = new GrowthBookClient().initSync({ payload: { features } });
  return (attributes) => {
    const context = { attributes };
    for (const key of keys) if (client.evalFeature(key, context).value === null) throw new Error(key);
  };
}

function valueWithFlagd() {
  const split = {
    fractional: [{ cat: [{ var: '$flagd.flagKey' }, { var: 'targetingKey' }] }, ['on', 50], ['off', 50]],
  };
  const flags = Object.fromEntries(
    keys.map((key, index) => [
      key,
      {
        ...{ state: 'ENABLED', variants: { on: true, off: false }, defaultVariant: 'off' },
        targeting: isTargeted(index) ? { if: [{ '==': [{ var: 'plan' }, 'pro'] }, split, 'off'] } : split,
      },
    ]),
  );
  const core = new FlagdCore();
  core.setConfigurations(JSON.stringify({ flags }));
  return (context) => {
    for (const key of keys)
      if (core.resolveBooleanEvaluation(key, false, context, quiet).value === undefined) throw new Error(key);
  };
}

const quiet = { error() {}, warn() {}, info() {}, debug() {} };

let visitors = 0;

/** Values a second: an end user comes ten times in a row, as in a request that asks for all flags. */
function rateOf(valuesFor, durationMs) {
  const started = performance.now();
  let count = 0;
  while (performance.now() - started < durationMs) {
    for (let i = 0; i < 100; i++)
      valuesFor({ targetingKey: `visitor-${visitors++ % 2_000}`, plan: 'pro', country_code: 'US' });
    count += 100 * flagCount;
  }
  return (count * 1000) / (performance.now() - started);
}
