import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { hashDeviceToken, type Place } from './place.js';

/** A browser forgets a cookie after 400 days at most. */
export const deviceDays = 365;
export const networkDays = 30;

/**
 * Tells the places that an account has logged in from apart from all others, so that limits on tries for an account
 * do not lock its owner out.
 */
@Injectable()
export class KnownPlaces {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * What tries for an account from this place are counted as: a device or a network of its own, or everything else
   * together (an empty text). The same query runs whether or not there is an account.
   *
   * @param email trimmed and in lower case
   */
  async bucketOf(
    email: string,
    { deviceToken, network }: Pick<Place, 'deviceToken' | 'network'>,
    manager: Pick<EntityManager, 'query'> = this.dataSource.manager,
  ): Promise<string> {
    const [known] = await manager.query<{ device: number | null; network: string | null }[]>(
      `SELECT d.id AS device, n.network FROM "user" u
       LEFT JOIN known_device d ON d.user_id = u.id AND d.token_hash = $2
         AND d.last_login_at > now() - interval '${deviceDays} days'
       LEFT JOIN known_network n ON n.user_id = u.id AND n.network = $3
         AND n.last_login_at > now() - interval '${networkDays} days'
       WHERE u.email = $1`,
      [email, deviceToken === undefined ? null : hashDeviceToken(deviceToken), network],
    );
    if (known?.device != null) return `device ${known.device}`;
    return known?.network == null ? '' : `network ${known.network}`;
  }
}
