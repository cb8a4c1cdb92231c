import { ConfigError, loadConfig } from './load-config.js';

const required = { DB_URL: 'postgres://u:p@localhost/db', SECRET_KEY: 'k'.repeat(32) };

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    loadConfig(environment);
    return [];
  } catch (error) {
    return (error as ConfigError).faults;
  }
}

describe('loadConfig', () => {
  it('fills in the documented defaults', () => {
    const config = loadConfig(required);

    expect(config).toMatchObject({
      adminPort: 8000,
      decisionPort: 8001,
      accessTokenMinutes: 60,
      refreshTokenMinutes: 70,
      oneTimePasswordSeconds: 180,
      passwordMinLength: 8,
      hash: { hashSeed: 0, maxTrafficVal: 10_000 },
      smtp: undefined,
      trustProxy: false,
      readsConnections: true,
      redis: undefined,
      cacheTtlSeconds: 60,
    });
  });

  it('reports every wrong setting together, each with its name and what is allowed', () => {
    const faults = faultsOf({
      DB_URL: 'mysql://localhost/db',
      SECRET_KEY: 'short',
      ADMIN_PORT: 'eighty',
      MAX_TRAFFIC_VAL: '15000',
      ALGORITHM: 'none',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318',
      REDIS_URL: 'memcached://cache',
      CACHE_TTL: '0',
    });

    expect(faults).toEqual([
      'DB_URL must be a postgres:// address; "mysql" is refused.',
      'SECRET_KEY must have at least 32 characters.',
      'ALGORITHM must be one of HS256, HS384, HS512.',
      'ADMIN_PORT must be a whole number from 0 to 65535.',
      'MAX_TRAFFIC_VAL must be a multiple of 10000.',
      'REDIS_URL must be redis://host:port, redis+cluster://host:port,host:port or redis+sentinel://host:port,host:port/name, each also with rediss for TLS; "memcached" is refused.',
      'CACHE_TTL must be a whole number from 1 to 2592000.',
      'OTEL_EXPORTER_OTLP_ENDPOINT must be an http:// or https:// address.',
    ]);
  });

  it('says which required settings are missing', () => {
    expect(faultsOf({})).toEqual(['DB_URL is missing.', 'SECRET_KEY is missing.']);
  });

  it('reads PORT as the listening port, and as the mail port once HOST names a mail server', () => {
    expect(loadConfig({ ...required, PORT: '9000' }).adminPort).toBe(9000);

    const withMail = loadConfig({ ...required, HOST: 'mail.example.com', PORT: '2525' });
    expect(withMail.smtp).toMatchObject({ host: 'mail.example.com', port: 2525 });
    expect(withMail.adminPort).toBe(8000);
  });

  it('lets ADMIN_PORT and DECISION_PORT win over PORT', () => {
    const config = loadConfig({ ...required, PORT: '1', ADMIN_PORT: '2', DECISION_PORT: '3' });

    expect([config.adminPort, config.decisionPort]).toEqual([2, 3]);
  });

  it('takes null and empty texts as not set', () => {
    expect(loadConfig({ ...required, HOST: 'null', HASH_SEED: '' })).toMatchObject({
      smtp: undefined,
      hash: { hashSeed: 0 },
    });
  });

  it.each<[Record<string, string>, string | undefined]>([
    [{}, undefined],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/' }, 'http://collector:4318/v1/traces'],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://one', OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://two/t' },
      'http://two/t',
    ],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://one', OTEL_SDK_DISABLED: 'true' }, undefined],
  ])('finds the address for traces in %p', (settings, tracesUrl) => {
    expect(loadConfig({ ...required, ...settings }).tracesUrl).toBe(tracesUrl);
  });

  it('reads the older name of the password length', () => {
    expect(loadConfig({ ...required, PASSWORD_MAX_CHAR: '12' }).passwordMinLength).toBe(12);
  });

  it('reports faults of settings that nothing uses for now, and each once', () => {
    const faults = faultsOf({
      ...required,
      PORT: 'x',
      SMTP_PORT: 'y',
      SMTP_SECURE: 'z',
      STORAGE_USE_SSL: 'maybe',
    });

    expect(faults).toEqual([
      'SMTP_PORT must be a whole number from 0 to 65535.',
      'SMTP_SECURE must be true, false, 1 or 0.',
      'STORAGE_USE_SSL must be true, false, 1 or 0.',
      'PORT must be a whole number from 0 to 65535.',
    ]);
  });

  it.each([
    ['TRUST_PROXY', 'notanaddress', 'none, a number of hops, or addresses and ranges'],
    ['TRUST_PROXY', '127.0.0.1, 10.0.0.0/99', '"10.0.0.0/99" is none'],
    ['TRUST_PROXY', '11', 'a whole number from 1 to 10'],
    ['TRUST_PROXY', 'true', 'defeats limits'],
    ['CORS_ORIGINS', 'console.example.com', '"console.example.com" is none'],
    ['CORS_ORIGINS', 'https://a.example/console', 'origins such as https://console.example.com'],
    ['CORS_ORIGINS', 'https://a.example, *', '"*" is none'],
    ['CORS_ORIGINS', 'https://*.a.example', '"https://*.a.example" is none'],
    ['CORS_ORIGINS', 'ftp://a.example', '"ftp://a.example" is none'],
    ['BIND_ADDRESS', 'local host', 'without blanks'],
    ['HOST', 'mail server', 'without blanks'],
    ['SMTP_HOST', 'mail server', 'without blanks'],
    ['API_TOKEN', `${'t'.repeat(16)},short`, 'tokens of at least 16 characters'],
    ['HMAC_SALT', 'salt ', 'no blanks at its ends'],
    ...['0', '-1', '1.5', 'many', '10000'].map((value) => [
      'DECISION_PROCESSES',
      value,
      'must be auto or a whole number from 1 to 256',
    ]),
    ['HMAC_SALT', ' ', 'no blanks at its ends'],
  ])('names %s when it is %j', (name, value, rule) => {
    expect(faultsOf({ ...required, [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${name} must`)),
    ]);
    expect(faultsOf({ ...required, [name]: value })[0]).toContain(rule);
  });

  it('takes proxies by address, range and name, origins with a slash, and a salt as it is', () => {
    const config = loadConfig({
      ...required,
      TRUST_PROXY: '127.0.0.1, fe80::/10,loopback, 10.0.0.0/255.0.0.0',
      CORS_ORIGINS: 'https://Console.example/, http://localhost:3000, https://a.example:443',
      HMAC_SALT: 'a salt',
    });

    expect(config.trustProxy).toEqual(['127.0.0.1', 'fe80::/10', 'loopback', '10.0.0.0/255.0.0.0']);
    expect(config.corsOrigins).toEqual([
      'https://console.example',
      'http://localhost:3000',
      'https://a.example',
    ]);
    expect(config.hash.hmacSalt).toBe('a salt');
  });
});
