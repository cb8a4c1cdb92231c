import { Module } from '@nestjs/common';
import { AddressRemoval } from './address-removal.js';
import { ChangedSettings } from './changed-settings.js';
import { SecurityLogController } from './security-log.controller.js';
import { SecurityLogQueries } from './security-log.queries.js';

/** Shows an organization its security events, and forgets addresses in time. */
@Module({
  controllers: [SecurityLogController],
  providers: [SecurityLogQueries, AddressRemoval, ChangedSettings],
})
export class SecurityLogModule {}
