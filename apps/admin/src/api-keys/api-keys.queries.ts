import { In, type EntityManager } from 'typeorm';
import { User, type ApiKey } from '#libs/entities';
import type { KeyPerson } from './api-key.dto.js';

/** Who made these keys and who owns them, by their ids. */
export async function findPeople(
  manager: EntityManager,
  keys: readonly Pick<ApiKey, 'createdBy' | 'ownerId'>[],
): Promise<Map<number, KeyPerson>> {
  const ids = new Set(keys.flatMap(({ createdBy, ownerId }) => [createdBy ?? 0, ownerId ?? 0]));
  ids.delete(0);
  if (ids.size === 0) return new Map();
  const select = { id: true, email: true, firstName: true, lastName: true } as const;
  const people = await manager.find(User, { where: { id: In([...ids]) }, select });
  return new Map(people.map((person) => [person.id, person]));
}

/** Whether who owns a key may list keys themselves; a service key may, as the organization does. */
export async function ownerMayList(manager: EntityManager, keyId: number): Promise<boolean> {
  const [key] = await manager.query<{ may: boolean }[]>(
    `SELECT k.service OR COALESCE(
       ou.super OR jsonb_path_exists(mt.tree, 'strict $.**.actions[*] ? (@ == "act:get-api-keys")'), false) AS may
     FROM api_key k JOIN project p ON p.id = k.project_id
     LEFT JOIN organization_user ou
       ON ou.organization_id = p.organization_id AND ou.user_id = k.owner_id AND NOT ou.disabled
     LEFT JOIN menu_template mt ON mt.id = ou.menu_template_id
     WHERE k.id = $1`,
    [keyId],
  );
  return key?.may ?? false;
}
