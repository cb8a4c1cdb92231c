import { Entity, PrimaryColumn } from 'typeorm';

/** An action that some start of this installation knew; one that is missing here is new with an upgrade. */
@Entity('known_action')
export class KnownAction {
  @PrimaryColumn('text')
  name!: string;
}
