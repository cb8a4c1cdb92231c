import { Module } from '@nestjs/common';
import { MailModule } from '#libs/mail';
import { AuthModule } from '../auth/auth.module.js';
import { NewOrganizations } from './new-organizations.js';
import { OrganizationsController } from './organizations.controller.js';
import { OrganizationsService } from './organizations.service.js';
import { SignUpService } from './sign-up.service.js';

@Module({
  imports: [AuthModule, MailModule],
  controllers: [OrganizationsController],
  providers: [NewOrganizations, OrganizationsService, SignUpService],
  exports: [NewOrganizations],
})
export class OrganizationsModule {}
