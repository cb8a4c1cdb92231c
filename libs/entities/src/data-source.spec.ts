import type { Client, ClientConfig } from 'pg';
import { dataSourceOptions } from './data-source.js';

describe('dataSourceOptions', () => {
  it('opens connections that may break while nobody listens', () => {
    const { extra } = dataSourceOptions('postgres://localhost/test') as {
      extra: { Client: new (settings: ClientConfig) => Client };
    };
    const connection = new extra.Client({});

    expect(() => connection.emit('error', new Error('terminating connection'))).not.toThrow();
  });
});
