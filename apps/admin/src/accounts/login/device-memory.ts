import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { hashDeviceToken, type Place } from '#libs/guards';

/** More than anybody uses; programs that keep no cookie make a new one with each log-in. */
const maxDevices = 50;

/** What a log-in finds out about its device. */
export interface RememberedDevice {
  /** To be answered, and sent with later requests. */
  token: string;
  /** Whether the account has logged in before, and never from here. */
  isNew: boolean;
}

/** Remembers which devices and networks an account logs in from. */
@Injectable()
export class DeviceMemory {
  /** Notes a log-in, or a proof of the mailbox that counts as much. */
  async remember(
    manager: EntityManager,
    userId: number,
    { deviceToken, device, network }: Place,
  ): Promise<RememberedDevice> {
    const token = (await isOurs(manager, deviceToken)) ? deviceToken! : randomBytes(32).toString('base64url');
    const [{ isNew }] = await manager.query<[{ isNew: boolean }]>(
      `WITH others AS (SELECT count(*) AS n FROM known_device WHERE user_id = $1)
       INSERT INTO known_device (user_id, token_hash, description, network, last_login_at)
       VALUES ($1, $2, $3, $4, now())
       ON CONFLICT (user_id, token_hash) DO UPDATE
       SET description = excluded.description, network = excluded.network, last_login_at = excluded.last_login_at
       RETURNING (xmax = 0 AND (SELECT n FROM others) > 0) AS "isNew"`,
      [userId, hashDeviceToken(token), device, network],
    );
    await manager.query(
      `DELETE FROM known_device WHERE id IN (
         SELECT id FROM known_device WHERE user_id = $1 ORDER BY last_login_at DESC, id DESC OFFSET ${maxDevices})`,
      [userId],
    );
    await manager.query(
      `INSERT INTO known_network (user_id, network, last_login_at) VALUES ($1, $2, now())
       ON CONFLICT (user_id, network) DO UPDATE SET last_login_at = excluded.last_login_at`,
      [userId, network],
    );
    return { token, isNew };
  }
}

/** A value that was never given out is not taken over: others may have chosen it. */
async function isOurs(manager: EntityManager, token: string | undefined): Promise<boolean> {
  if (token === undefined) return false;
  const rows = await manager.query<unknown[]>('SELECT 1 FROM known_device WHERE token_hash = $1 LIMIT 1', [
    hashDeviceToken(token),
  ]);
  return rows.length > 0;
}
