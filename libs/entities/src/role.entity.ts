import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { Id } from './columns.js';
import { Organization } from './organization.entity.js';

/** A label for members of an organization, such as "Admin"; what a member may do is the menu template's. */
@Entity('role')
@Unique('role_organization_id_name_unique', ['organizationId', 'name'])
export class Role {
  @Id()
  id!: number;

  @Column('integer')
  @ForeignKey(() => Organization, { name: 'role_organization_id_fkey', onDelete: 'CASCADE' })
  organizationId!: number;

  @Column('text')
  name!: string;
}
