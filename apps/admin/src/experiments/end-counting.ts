import { Injectable, type OnModuleInit } from '@nestjs/common';
import { uncountAfterEnd } from '#libs/ingestion';
import { ExperimentWriter } from './writer/experiment-writer.js';

/** Events count until the end of an experiment, also those that were counted before the end was known. */
@Injectable()
export class EndCounting implements OnModuleInit {
  constructor(private readonly writer: ExperimentWriter) {}

  onModuleInit(): void {
    this.writer.listen(async (manager, event) => {
      if (event.type !== 'StatusChanged' || event.to !== 'Ended') return;
      await uncountAfterEnd((text, values) => manager.query(text, values), event.experimentId);
    });
  }
}
