import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Menu } from '#libs/entities';
import { MenuDto, type CreateMenuRequest } from './menu.dto.js';

@Injectable()
export class MenusService {
  constructor(private readonly dataSource: DataSource) {}

  create(organizationId: number, { label, icon, href }: CreateMenuRequest): Promise<MenuDto> {
    return this.dataSource.transaction(async (manager) =>
      MenuDto.from(await manager.save(Menu, { organizationId, label, icon, href })),
    );
  }

  async list(organizationId: number): Promise<MenuDto[]> {
    const menus = await this.dataSource
      .getRepository(Menu)
      .find({ where: { organizationId }, order: { id: 'ASC' } });
    return menus.map((menu) => MenuDto.from(menu));
  }
}
