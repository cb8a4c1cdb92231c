import type { EntityManager } from 'typeorm';
import { MenuTemplate, Role } from '#libs/entities';
import { invalidField } from '#libs/errors';
import { requireGrantable, type Membership } from '#libs/guards';

/**
 * Holds that a role and a menu template belong to the author's organization, and that the template grants
 * nothing that its author lacks. What is undefined is not looked at.
 *
 * @throws DomainError `invalid` for one of another organization, `forbidden` for a template that grants too much
 */
export async function requireAssignable(
  manager: EntityManager,
  author: Pick<Membership, 'organizationId' | 'isSuper' | 'actions'>,
  { roleId, menuTemplateId }: { roleId?: number; menuTemplateId?: number },
): Promise<void> {
  const { organizationId } = author;
  if (roleId !== undefined && !(await manager.existsBy(Role, { id: roleId, organizationId }))) {
    throw invalidField('roleId', 'is not a role of the organization');
  }
  if (menuTemplateId === undefined) return;
  const template = await manager.findOneBy(MenuTemplate, { id: menuTemplateId, organizationId });
  if (!template) throw invalidField('menuTemplateId', 'is not a menu template of the organization');
  requireGrantable(author, template.tree);
}
