import { Module } from '@nestjs/common';
import { StorageModule } from '#libs/storage';
import { AuthModule } from '../accounts/auth.module.js';
import { NewOrganizations } from './new-organizations.js';
import { OrganizationErasure } from './organization-erasure.js';
import { OrganizationsController } from './organizations.controller.js';
import { OrganizationsService } from './organizations.service.js';
import { SignUpPolicy } from './sign-up-policy.js';
import { SignUpService } from './sign-up.service.js';

@Module({
  imports: [AuthModule, StorageModule],
  controllers: [OrganizationsController],
  providers: [NewOrganizations, OrganizationErasure, OrganizationsService, SignUpPolicy, SignUpService],
  exports: [NewOrganizations],
})
export class OrganizationsModule {}
