import { type DynamicModule, Global, Injectable, Module } from '@nestjs/common';
import { Monitoring } from '#libs/monitoring';
import { Siblings } from '#libs/processes';
import { HealthDetails } from './health-details.js';

/** What operators see of the processes of a program; of several of them the one that started them tells most. */
@Injectable()
class SiblingsWatch {
  constructor(siblings: Siblings, monitoring: Monitoring, details: HealthDetails) {
    if (siblings.areThere) {
      siblings.on('report', () => monitoring.report());
      const count = () => ({ wanted: siblings.seat.count, serving: siblings.servingCount });
      details.describe('processes', () => Promise.resolve(count()));
    } else {
      addFigures(monitoring);
    }
  }
}

/** The processes of the program, in reach of all that count something together. */
@Global()
@Module({})
export class SiblingsModule {
  static of(siblings: Siblings): DynamicModule {
    return {
      module: SiblingsModule,
      providers: [{ provide: Siblings, useValue: siblings }, SiblingsWatch],
      exports: [Siblings],
    };
  }
}

/** Of a program that is one process. */
function addFigures(monitoring: Monitoring): void {
  monitoring.add({
    name: 'abtesting_processes_serving',
    help: 'Processes of this program that serve, of those that DECISION_PROCESSES asks for.',
    kind: 'gauge',
    read: () => 1,
  });
  monitoring.add({
    name: 'abtesting_process_restarts_total',
    help: 'How often a process that had ended was started again.',
    kind: 'counter',
    labelNames: ['process'],
    read: () => [{ labels: { process: '1' }, value: 0 }],
  });
}
