import { Column, CreateDateColumn, PrimaryGeneratedColumn, UpdateDateColumn } from 'typeorm';

const decimal = {
  to: (value: number | null | undefined) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};

const count = {
  to: (value: number | undefined) => value,
  from: (value: string) => Number(value),
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

/** A counter that only goes up, read as a number (exact to 2^53). */
export const CounterColumn = (): PropertyDecorator => Column('bigint', { default: 0, transformer: count });

/** An integer up to 2^53 - 1 that is made at random before the row is stored, read as a number. */
export const RandomId = (options: { primary?: boolean } = {}): PropertyDecorator =>
  Column('bigint', { transformer: count, ...options });

/** A tally that follows other rows, read as a number. */
export const TallyColumn = (): PropertyDecorator => Column('bigint', { transformer: count });

/** A sum of floating-point numbers. */
export const SumColumn = (): PropertyDecorator => Column('double precision');

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
