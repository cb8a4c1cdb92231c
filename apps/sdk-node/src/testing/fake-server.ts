import { type DatafileExperiment, type ReaderDatafile, toReaderDatafile } from '#libs/evaluation';
import {
  aDatafile,
  anExperiment,
  aVariation,
} from '../../../../libs/evaluation/src/testing/datafile-builders.js';
import { type FakeAnswer, type FakeRequest, FakeSurroundings } from './fake-surroundings.js';

const bucketing = { hashSeed: 0, maxTrafficVal: 10_000 };
export const on = aVariation({ id: 11, title: 'on', traffic: 100, value: true });
export const off = aVariation({ id: 10, title: 'off', traffic: 0, value: false, isControl: true });
export const flag = (over: Partial<DatafileExperiment> = {}): DatafileExperiment =>
  anExperiment({ id: 1, key: 'checkout', valueType: 'boolean', variations: [off, on], ...over });
export const datafileOf = (
  experiments: DatafileExperiment[] = [flag()],
  over: Partial<ReaderDatafile> = {},
): ReaderDatafile => ({
  ...toReaderDatafile(aDatafile({ experiments }), { bucketing, asks: [], joined: null }),
  ...over,
});

/** What a request fails with that reaches no server. */
export const away = new TypeError('fetch failed');

/** A server with a datafile and a mind of its own about everything else. */
export class FakeDatafileServer {
  datafile: ReaderDatafile | Error | number = datafileOf();
  others: (request: FakeRequest) => FakeAnswer = ({ path }) =>
    path === '/api/events'
      ? { status: 201, body: { accepted: 1, duplicates: 0 } }
      : { status: 200, body: { accepted: 1, rejected: [] } };
  readonly machine = new FakeSurroundings((request) =>
    request.path.split('?')[0] === '/api/datafile' ? this.answerDatafile(request) : this.others(request),
  );

  sent(path: string): FakeRequest['body'][] {
    return this.machine.requests.filter((one) => one.path === path).map(({ body }) => body);
  }

  private answerDatafile({ headers }: FakeRequest): FakeAnswer {
    const { datafile } = this;
    if (datafile instanceof Error) return datafile;
    if (typeof datafile === 'number') return { status: datafile, body: { detail: 'No.' } };
    const etag = `"${datafile.revision}"`;
    return headers['if-none-match'] === etag
      ? { status: 304, headers: { etag } }
      : { status: 200, body: datafile, headers: { etag } };
  }
}
