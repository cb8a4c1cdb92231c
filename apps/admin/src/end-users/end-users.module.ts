import { Module } from '@nestjs/common';
import { StorageModule } from '#libs/storage';
import { ExperimentsModule } from '../experiments/experiments.module.js';
import { EndUserExport } from './end-user-export.js';
import { EndUserProfilesController } from './end-user-profiles.controller.js';
import { EndUserProfilesService } from './end-user-profiles.service.js';
import { EndUsersController } from './end-users.controller.js';
import { Erasures } from './erasures.js';
import { EndUsersService } from './end-users.service.js';

@Module({
  imports: [ExperimentsModule, StorageModule],
  controllers: [EndUserProfilesController, EndUsersController],
  providers: [EndUserExport, EndUserProfilesService, EndUsersService, Erasures],
})
export class EndUsersModule {}
