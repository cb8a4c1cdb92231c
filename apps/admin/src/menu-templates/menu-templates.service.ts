import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { MenuTemplate, Organization, type MenuEntry } from '#libs/entities';
import { notFound } from '#libs/errors';
import { requireGrantable, type Membership } from '#libs/guards';
import { givenFields, pageWindow, type ListRequest, type Page } from '#libs/http';
import { lockMembers, losesRepair, requireSuperLeft } from '../users/index.js';
import {
  MenuTemplateDto,
  type CreateMenuTemplateRequest,
  type UpdateMenuTemplateRequest,
} from './menu-template.dto.js';
import { inOrder, parseMenuTree } from './menu-tree.js';

@Injectable()
export class MenuTemplatesService {
  constructor(private readonly dataSource: DataSource) {}

  create(
    { name, orgId: organizationId, tree: text }: CreateMenuTemplateRequest,
    author: Membership,
  ): Promise<MenuTemplateDto> {
    const tree = readGrantable(author, text);
    return this.dataSource.transaction(async (manager) => {
      const { id } = await manager.save(MenuTemplate, { organizationId, name, tree });
      return readTemplate(manager, id);
    });
  }

  get(id: number): Promise<MenuTemplateDto> {
    return readTemplate(this.dataSource.manager, id);
  }

  update(id: number, request: UpdateMenuTemplateRequest, author: Membership): Promise<MenuTemplateDto> {
    const { name, tree: text } = givenFields({ name: request.name, tree: request.tree });
    const tree = text === undefined ? undefined : readGrantable(author, text);
    const { organizationId } = author;
    return this.dataSource.transaction(async (manager) => {
      await lockMembers(manager, organizationId);
      const stored = await manager.findOneBy(MenuTemplate, { id });
      if (!stored) throw notFound('menu template');
      requireGrantable(author, stored.tree);
      await manager.update(MenuTemplate, { id }, { name, tree });
      if (tree && losesRepair(stored.tree, tree)) await requireSuperLeft(manager, organizationId);
      return readTemplate(manager, id);
    });
  }

  async list(request: ListRequest): Promise<Page<MenuTemplateDto>> {
    const where = { organizationId: request.orgId };
    const templates = this.dataSource.getRepository(MenuTemplate);
    const items = await templates.find({ where, order: { id: 'ASC' }, ...pageWindow(request) });
    const total = request.total || (await templates.countBy(where));
    const { name } = await this.dataSource.getRepository(Organization).findOneByOrFail({ id: request.orgId });
    return { items: items.map((template) => MenuTemplateDto.from(template, name)), total };
  }

  /** The menu of a member; empty as long as they have none. */
  async treeOf(userId: number, organizationId: number): Promise<MenuEntry[]> {
    const [link] = await this.dataSource.query<{ tree: MenuEntry[] | null }[]>(
      `SELECT mt.tree FROM organization_user ou LEFT JOIN menu_template mt ON mt.id = ou.menu_template_id
       WHERE ou.user_id = $1 AND ou.organization_id = $2`,
      [userId, organizationId],
    );
    if (!link) throw notFound('user');
    return (link.tree ?? []).map(inOrder);
  }
}

function readGrantable(author: Membership, text: string): MenuEntry[] {
  const tree = parseMenuTree(text);
  requireGrantable(author, tree);
  return tree;
}

async function readTemplate(manager: EntityManager, id: number): Promise<MenuTemplateDto> {
  const template = await manager.findOneBy(MenuTemplate, { id });
  if (!template) throw notFound('menu template');
  const { name } = await manager.findOneByOrFail(Organization, { id: template.organizationId });
  return MenuTemplateDto.from(template, name);
}
