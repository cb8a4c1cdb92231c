import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { CreatedAt, Id } from './columns.js';
import { Organization } from './organization.entity.js';

/** One entry of a menu: where it leads and which actions it grants. */
export interface MenuEntry {
  key: string;
  label: string;
  icon?: string;
  data: { href: string; actions: string[] };
  children?: MenuEntry[];
}

/** A tree of menu entries; the set of actions in it is what its holders may do. */
@Entity('menu_template')
@Unique('menu_template_organization_id_name_unique', ['organizationId', 'name'])
export class MenuTemplate {
  @Id()
  id!: number;

  @Column('integer')
  @ForeignKey(() => Organization, { name: 'menu_template_organization_id_fkey', onDelete: 'CASCADE' })
  organizationId!: number;

  @Column('text')
  name!: string;

  @Column('jsonb')
  tree!: MenuEntry[];

  @CreatedAt()
  createdAt!: Date;
}
