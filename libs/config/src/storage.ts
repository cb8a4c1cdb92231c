import { parseUrl } from '#libs/targeting';
import type { SettingReader } from './setting-reader.js';
import { flag, text, type Reader } from './readers.js';

/** An S3-compatible server and the bucket on it. */
export interface StorageSettings {
  readonly host: string;
  /** Absent when it is the protocol's own. */
  readonly port: number | undefined;
  readonly useSsl: boolean;
  readonly accessKey: string;
  readonly secretKey: string;
  /** Made when it is missing. */
  readonly bucket: string;
}

interface Endpoint {
  host: string;
  port: number | undefined;
  useSsl: boolean | undefined;
}

/** `host`, `host:port`, or either behind `http://` or `https://`; a scheme decides about TLS. */
const endpoint: Reader<Endpoint> = (value) => {
  const scheme = /^(https?):\/\//i.exec(value)?.[1]?.toLowerCase();
  const address = scheme === undefined ? `http://${value}` : value;
  const url = parseUrl(address);
  if (!url || url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '') {
    throw new Error('must be host, host:port, or one of them behind http:// or https://');
  }
  const port = url.port === '' ? undefined : Number(url.port);
  return { host: url.hostname, port, useSsl: scheme === undefined ? undefined : scheme === 'https' };
};

const bucketName: Reader<string> = (value) => {
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(value)) {
    throw new Error('must be 3 to 63 of a-z, 0-9, - and ., with a letter or digit at both ends');
  }
  return value;
};

/** Object storage is on when its endpoint is named; then both keys are needed. */
export function readStorage(settings: SettingReader): StorageSettings | undefined {
  const address = settings.optional(['STORAGE_ENDPOINT'], endpoint);
  const saidUseSsl = settings.optional(['STORAGE_USE_SSL'], flag);
  const bucket = settings.read(['STORAGE_BUCKET'], bucketName, 'abtestingtool');
  if (address === undefined) return undefined;
  const { host, port, useSsl } = address;
  return Object.freeze({
    host,
    port,
    useSsl: saidUseSsl ?? useSsl ?? false,
    accessKey: settings.required(['STORAGE_ACCESS_KEY'], text),
    secretKey: settings.required(['STORAGE_SECRET_KEY'], text),
    bucket,
  });
}
