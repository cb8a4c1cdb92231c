import { Module } from '@nestjs/common';
import { ReportsModule } from '../reports/reports.module.js';
import { MetricSeriesKeeper } from './series/metric-series.service.js';
import { MetricValues } from './metric-values.service.js';

@Module({ imports: [ReportsModule], providers: [MetricValues, MetricSeriesKeeper], exports: [MetricValues] })
export class MetricValuesModule {}
