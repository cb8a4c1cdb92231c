import { SettingReader } from './setting-reader.js';
import { readStorage } from './storage.js';

const keys = { STORAGE_ACCESS_KEY: 'key', STORAGE_SECRET_KEY: 'secret' };

describe('readStorage', () => {
  it.each([
    ['minio', { host: 'minio', port: undefined, useSsl: false }],
    ['minio:9000', { host: 'minio', port: 9000, useSsl: false }],
    ['http://minio:9000', { host: 'minio', port: 9000, useSsl: false }],
    ['https://s3.example.com/', { host: 's3.example.com', port: undefined, useSsl: true }],
  ])('reads the endpoint %s', (STORAGE_ENDPOINT, expected) => {
    const storage = readStorage(new SettingReader({ STORAGE_ENDPOINT, ...keys }));

    expect(storage).toEqual({
      ...expected,
      accessKey: 'key',
      secretKey: 'secret',
      bucket: 'abtestingtool',
    });
  });

  it('lets STORAGE_USE_SSL win', () => {
    const settings = { STORAGE_ENDPOINT: 'minio:9000', STORAGE_USE_SSL: 'True', ...keys };

    expect(readStorage(new SettingReader(settings))?.useSsl).toBe(true);
  });

  it('is absent without an endpoint', () => {
    expect(readStorage(new SettingReader(keys))).toBeUndefined();
  });

  it('names every fault', () => {
    const settings = new SettingReader({ STORAGE_ENDPOINT: 'minio:9000', STORAGE_BUCKET: 'My Bucket' });

    readStorage(settings);

    expect(settings.faults).toEqual([
      'STORAGE_BUCKET must be 3 to 63 of a-z, 0-9, - and ., with a letter or digit at both ends.',
      'STORAGE_ACCESS_KEY is missing.',
      'STORAGE_SECRET_KEY is missing.',
    ]);
  });

  it.each(['ftp://minio', 'minio/bucket', 'mi nio', 'minio:99999'])('refuses the endpoint %s', (value) => {
    const settings = new SettingReader({ STORAGE_ENDPOINT: value, ...keys });

    expect(readStorage(settings)).toBeUndefined();
    expect(settings.faults).toEqual([
      'STORAGE_ENDPOINT must be host, host:port, or one of them behind http:// or https://.',
    ]);
  });
});
