import { ApiProperty } from '@nestjs/swagger';
import type { Menu } from '#libs/entities';
import { IdField, LineField, NameField } from '#libs/http';
import { HrefField } from '../menu-templates/index.js';

const organization = { optional: true, description: 'May be left out by a member of one organization' };

export class CreateMenuRequest {
  @NameField({ example: 'Reports', description: 'Unique in the organization' })
  label!: string;

  @LineField({ max: 200, example: 'pi pi-fw pi-chart-bar' })
  icon!: string;

  @HrefField({ example: '/reports' })
  href!: string;

  @IdField(organization)
  orgId?: number | null;
}

export class ListMenusRequest {
  @IdField(organization)
  orgId?: number | null;
}

export class MenuDto {
  @ApiProperty({ example: 1 })
  id!: number;

  @ApiProperty({ example: 'Reports' })
  label!: string;

  @ApiProperty({ example: 'pi pi-fw pi-chart-bar' })
  icon!: string;

  @ApiProperty({ example: '/reports' })
  href!: string;

  static from({ id, label, icon, href }: Menu): MenuDto {
    return { id, label, icon, href };
  }
}
