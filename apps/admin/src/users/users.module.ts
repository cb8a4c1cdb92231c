import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { UsersController } from './users.controller.js';
import { VerificationService } from './verification.service.js';

@Module({
  imports: [AuthModule, OrganizationsModule],
  controllers: [UsersController],
  providers: [VerificationService],
})
export class UsersModule {}
