import { Module } from '@nestjs/common';
import { ReportsModule } from '../reports/reports.module.js';
import { MetricValues } from './metric-values.service.js';

@Module({ imports: [ReportsModule], providers: [MetricValues], exports: [MetricValues] })
export class MetricValuesModule {}
