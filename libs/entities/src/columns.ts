import { Column, CreateDateColumn, PrimaryGeneratedColumn, UpdateDateColumn } from 'typeorm';

const decimal = {
  to: (value: number | null | undefined) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};

const count = {
  to: (value: number | null | undefined) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};

/** An integer primary key that the database counts up. */
export const Id = (): PropertyDecorator =>
  PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' });

/** A percentage with two decimals, read as a number; its range is a named CHECK of the table. */
export const PercentColumn = (defaultValue?: number): PropertyDecorator =>
  Column('numeric', { precision: 5, scale: 2, transformer: decimal, default: defaultValue });

/** The same where there may be none. */
export const OptionalPercentColumn = (): PropertyDecorator =>
  Column('numeric', { precision: 5, scale: 2, transformer: decimal, nullable: true });

/** A decimal of any size where there may be none, read as the nearest number. */
export const OptionalDecimal = (): PropertyDecorator =>
  Column('numeric', { nullable: true, transformer: decimal });

/** An integer up to 2^53 - 1 that is made at random before the row is stored, read as a number. */
export const RandomId = (options: { primary?: boolean; nullable?: boolean } = {}): PropertyDecorator =>
  Column('bigint', { transformer: count, ...options });

/** A tally that follows other rows, read as a number. */
export const TallyColumn = (): PropertyDecorator => Column('bigint', { transformer: count });

/** An exact decimal, read as a text of digits so that nothing of it is lost. */
export const ExactColumn = (): PropertyDecorator => Column('numeric');

/** The same where there may be none. */
export const OptionalExact = (): PropertyDecorator => Column('numeric', { nullable: true });

/** Text that is compared byte by byte, as keys of large tables are. */
export const KeyText = (options: { primary?: boolean; nullable?: boolean } = {}): PropertyDecorator =>
  Column({ type: 'text', collation: 'C', ...options });

/** When the row was made; the database's clock. */
export const CreatedAt = (): PropertyDecorator =>
  CreateDateColumn({ type: 'timestamptz', precision: 3, default: () => 'now()' });

/** When the row was last saved; the database's clock. */
export const UpdatedAt = (): PropertyDecorator =>
  UpdateDateColumn({ type: 'timestamptz', precision: 3, default: () => 'now()' });

/** An instant, to the millisecond. */
export const TimeColumn = (): PropertyDecorator => Column({ type: 'timestamptz', precision: 3 });

/** An instant that may not have come yet. */
export const OptionalTime = (): PropertyDecorator =>
  Column({ type: 'timestamptz', precision: 3, nullable: true });
