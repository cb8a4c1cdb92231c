import { Global, Module } from '@nestjs/common';
import { RefusalWatch } from './refusal-watch.js';
import { SecurityLog } from './security-log.js';

/** Gives every provider the security log of the process. Needs a `DataSource` in reach. */
@Global()
@Module({ providers: [SecurityLog, RefusalWatch], exports: [SecurityLog, RefusalWatch] })
export class SecurityModule {}
