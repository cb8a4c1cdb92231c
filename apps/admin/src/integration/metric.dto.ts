import { metricRoles, type MetricRole } from '#libs/entities';
import {
  BooleanField,
  CursorListQuery,
  EnumField,
  IdField,
  IntegerField,
  LineField,
  LineListField,
  ListOfField,
  NameField,
  ObjectField,
  QueryBooleanField,
  TextField,
} from '#libs/http';
import { metricLibraryKinds, type MetricLibraryKind } from '#libs/metrics';
import { definitionFields as fields, described } from '../shared-metrics/index.js';

const owner = { optional: true, example: 3, description: described.ownerId };
const tags = { optional: true, max: 50, maxItems: 20, example: ['checkout'] };

/** The fields of a definition but its kind, as programs write them. */
class ApiDefinitionSettings {
  @fields.source()
  source?: object | null;

  @fields.value()
  value?: object | null;

  @fields.measure()
  measure?: object | null;

  @fields.denominator()
  denominator?: object | null;

  @fields.steps()
  steps?: object[] | null;

  @fields.retention()
  retention?: object | null;

  @fields.quantile()
  quantile?: object | null;

  @fields.distinct()
  distinct?: object | null;

  @fields.direction()
  direction?: 'increase' | 'decrease' | null;

  @fields.window()
  window?: object | null;

  @fields.cap()
  cap?: object | null;

  @fields.cuped()
  cuped?: object | null;

  @fields.effect()
  minimum_detectable_effect?: number | null;

  @fields.margin()
  non_inferiority_margin?: object | '' | null;
}

export class CreateApiMetricRequest extends ApiDefinitionSettings {
  @LineField({ optional: true, max: 64, example: 'revenue', description: described.key })
  key?: string | null;

  @NameField({ example: 'Revenue' })
  name!: string;

  @TextField({ optional: true, max: 5000, example: 'Paid orders in euros, refunds taken off' })
  description?: string | null;

  @IntegerField(owner)
  owner_id?: number | null;

  @LineListField(tags)
  tags?: string[] | null;

  @EnumField(metricLibraryKinds, { example: 'sum', description: described.kind })
  kind!: MetricLibraryKind;

  @TextField({ optional: true, max: 1000, example: 'As agreed with finance', description: described.note })
  note?: string | null;
}

export class UpdateApiMetricRequest extends ApiDefinitionSettings {
  @NameField({ optional: true, example: 'Revenue' })
  name?: string | null;

  @TextField({ optional: true, max: 5000, example: 'Paid orders in euros, refunds taken off' })
  description?: string | null;

  @IntegerField(owner)
  owner_id?: number | null;

  @LineListField(tags)
  tags?: string[] | null;

  @EnumField(metricLibraryKinds, { optional: true, example: 'sum', description: described.kind })
  kind?: MetricLibraryKind | null;

  @BooleanField({ optional: true, description: 'False brings an archived one back' })
  archived?: boolean | null;

  @TextField({ optional: true, max: 1000, example: 'Refunds count now', description: described.note })
  note?: string | null;
}

export class ListApiMetricsQuery extends CursorListQuery {
  @QueryBooleanField({
    optional: true,
    description: 'True for the archived ones, which are left out otherwise',
  })
  archived?: boolean | null;
}

export class AttachApiMetricRequest {
  @IdField({ optional: true, description: 'The shared metric; this or a group has to be named' })
  metric_id?: number | null;

  @IdField({ optional: true, description: 'A metric group: all of its metrics that are not attached yet' })
  metric_group_id?: number | null;

  @EnumField(metricRoles, {
    ...{ optional: true, example: 'secondary' },
    description: 'Primary when left out; the metrics of a group get theirs from the group',
  })
  role?: MetricRole | null;

  @ObjectField({
    ...{ optional: true, example: { conversion_window_hours: 168 } },
    description: 'What the experiment has otherwise than the definition',
  })
  overrides?: object | null;
}

export class ApiMetricGroupItemRequest {
  @IdField({ description: 'A shared metric of the project' })
  metric_id!: number;

  @EnumField(metricRoles, {
    ...{ optional: true, example: 'secondary' },
    description: 'Where the group is attached; secondary when left out',
  })
  role?: MetricRole | null;
}

const items = {
  ...{ optional: true, minItems: 0, maxItems: 100, example: [{ metric_id: 5, role: 'primary' }] },
  description: 'All of them, in order, each once',
};

export class CreateApiMetricGroupRequest {
  @NameField({ example: 'Checkout scorecard', description: 'Unique in the project' })
  name!: string;

  @TextField({ optional: true, max: 5000, example: 'What every test of the checkout looks at' })
  description?: string | null;

  @ListOfField(ApiMetricGroupItemRequest, items)
  metrics?: ApiMetricGroupItemRequest[] | null;
}

export class UpdateApiMetricGroupRequest {
  @NameField({ optional: true, example: 'Checkout scorecard' })
  name?: string | null;

  @TextField({ optional: true, max: 5000, example: 'What every test of the checkout looks at' })
  description?: string | null;

  @ListOfField(ApiMetricGroupItemRequest, items)
  metrics?: ApiMetricGroupItemRequest[] | null;
}
