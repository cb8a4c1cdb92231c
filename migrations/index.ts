import { CreateCoreTables1795311626536 } from './1795311626536-create-core-tables.js';
import { AddAccountLife1795312400000 } from './1795312400000-add-account-life.js';

/** Every migration in the order of its making. */
export const migrations = [CreateCoreTables1795311626536, AddAccountLife1795312400000];
