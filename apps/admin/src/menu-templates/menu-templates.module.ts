import { Module } from '@nestjs/common';
import { ActionsController } from './actions.controller.js';
import { MenuTemplatesController } from './menu-templates.controller.js';
import { NewActions } from './new-actions.js';
import { MenuTemplatesService } from './menu-templates.service.js';

@Module({
  controllers: [ActionsController, MenuTemplatesController],
  providers: [MenuTemplatesService, NewActions],
})
export class MenuTemplatesModule {}
