import { Module } from '@nestjs/common';
import { EndUserExport } from './end-user-export.js';
import { EndUserProfilesController } from './end-user-profiles.controller.js';
import { EndUserProfilesService } from './end-user-profiles.service.js';
import { EndUsersController } from './end-users.controller.js';
import { EndUsersService } from './end-users.service.js';

@Module({
  controllers: [EndUserProfilesController, EndUsersController],
  providers: [EndUserExport, EndUserProfilesService, EndUsersService],
})
export class EndUsersModule {}
