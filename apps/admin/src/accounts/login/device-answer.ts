import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '#libs/config';
import { deviceCookie, deviceDays, deviceHeader } from '#libs/guards';

/** Gives a device the value that it is known by later: as a cookie for browsers and a header for programs. */
export function answerDevice(
  reply: FastifyReply,
  { protocol }: Pick<FastifyRequest, 'protocol'>,
  { publicUrl }: Pick<Config, 'publicUrl'>,
  token: string,
): void {
  const isSecure = protocol === 'https' || publicUrl.startsWith('https:');
  const cookie = [
    `${deviceCookie}=${token}`,
    `Max-Age=${deviceDays * 24 * 60 * 60}`,
    ...['Path=/', 'HttpOnly', 'SameSite=Strict'],
    ...(isSecure ? ['Secure'] : []),
  ];
  void reply.header('set-cookie', cookie.join('; ')).header(deviceHeader, token);
}
