import { Module } from '@nestjs/common';
import { EndUserExport } from './end-user-export.js';
import { EndUsersController } from './end-users.controller.js';
import { EndUsersService } from './end-users.service.js';

@Module({ controllers: [EndUsersController], providers: [EndUserExport, EndUsersService] })
export class EndUsersModule {}
