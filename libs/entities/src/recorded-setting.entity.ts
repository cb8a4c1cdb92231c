import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A setting that must never change, as it was at the first start; a secret one as a digest. */
@Entity('recorded_setting')
export class RecordedSetting {
  /** The name in the environment. */
  @PrimaryColumn('text')
  name!: string;

  @Column('text')
  value!: string;
}
