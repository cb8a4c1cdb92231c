import { CreateCoreTables1795311626536 } from './1795311626536-create-core-tables.js';

/** Every migration in the order of its making. */
export const migrations = [CreateCoreTables1795311626536];
