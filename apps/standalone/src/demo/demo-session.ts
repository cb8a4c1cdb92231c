import type { NestFastifyApplication } from '@nestjs/platform-fastify';

interface Login {
  accessToken: string;
  refreshToken: string;
}

export interface Credentials {
  email: string;
  password: string;
}

/** A member's calls to the admin API of this process, through all its checks, before it listens. */
export class DemoSession {
  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly email: string,
    private readonly login: Login,
  ) {}

  static async open(app: NestFastifyApplication, { email, password }: Credentials): Promise<DemoSession> {
    const login = await inject<Login>(app, {
      method: 'POST',
      path: '/auth/login',
      body: { email, password },
    });
    return new DemoSession(app, email, login);
  }

  /** @throws Error for any answer that is no success */
  call<Answer>(method: Method, path: string, body?: object): Promise<Answer> {
    const headers = { authorization: `Bearer ${this.login.accessToken}`, email: this.email };
    return inject<Answer>(this.app, { method, path, body, headers });
  }

  close(): Promise<void> {
    return this.call('POST', '/auth/logout', { refreshToken: this.login.refreshToken });
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH';

interface Call {
  method: Method;
  path: string;
  body?: object | undefined;
  headers?: Record<string, string>;
}

async function inject<Answer>(app: NestFastifyApplication, call: Call): Promise<Answer> {
  const { method, path, body, headers = {} } = call;
  const request = { method, url: path, headers, ...(body && { payload: body }) };
  const { statusCode, body: text } = await app.inject(request);
  if (statusCode >= 300) throw new Error(`${method} ${path} answered ${statusCode}: ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}
