import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { ActorInterceptor } from './actor.interceptor.js';
import { ActorOfTransactions } from './actor-of-transactions.js';
import { AuditController } from './audit.controller.js';
import { AuditQueries } from './audit.queries.js';
import { AuditedNames } from './audited-names.queries.js';

/** Says who acts, to the database that records every change; and shows what it recorded. */
@Module({
  controllers: [AuditController],
  providers: [
    ActorOfTransactions,
    AuditedNames,
    AuditQueries,
    { provide: APP_INTERCEPTOR, useClass: ActorInterceptor },
  ],
})
export class AuditModule {}
