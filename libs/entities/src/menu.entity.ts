import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { Id } from './columns.js';
import { Organization } from './organization.entity.js';

/** A menu entry that an organization keeps at hand for its menu templates; it grants nothing by itself. */
@Entity('menu')
@Unique('menu_organization_id_label_unique', ['organizationId', 'label'])
export class Menu {
  @Id()
  id!: number;

  @Column('integer')
  @ForeignKey(() => Organization, { name: 'menu_organization_id_fkey', onDelete: 'CASCADE' })
  organizationId!: number;

  @Column('text')
  label!: string;

  @Column('text')
  icon!: string;

  @Column('text')
  href!: string;
}
