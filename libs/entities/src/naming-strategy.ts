import { DefaultNamingStrategy } from 'typeorm';
import { snakeCase } from './letter-case.js';

/** Names columns in snake_case and keys the way PostgreSQL would (`experiment_pkey`). */
export class SnakeCaseNaming extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? snakeCase(propertyName);
  }

  override primaryKeyName(tableOrName: { name: string } | string): string {
    return `${this.getTableName(tableOrName as string)}_pkey`;
  }
}
