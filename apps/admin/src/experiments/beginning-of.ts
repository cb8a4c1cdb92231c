import type { Experiment, ExperimentType, ValueType, VariationValue } from '#libs/entities';

/** The type of a new experiment and of its values, as far as they are said. */
export interface AskedTypes {
  type?: ExperimentType | null;
  valueType?: ValueType | null;
}

interface Beginning {
  settings: Partial<Pick<Experiment, 'type' | 'valueType'>>;
  variations: { title: string; traffic: number; value?: VariationValue }[];
}

/** What a new experiment has before anybody sets anything: the control alone, or a flag that is off for everybody. */
export function beginningOf({ type, valueType }: AskedTypes): Beginning {
  const settings = { ...(type && { type }), ...(valueType && { valueType }) };
  if (type !== 'Feature Flag') return { settings, variations: [{ title: 'Control', traffic: 100 }] };
  const isBoolean = (valueType ?? 'boolean') === 'boolean';
  return {
    settings: { type, valueType: valueType ?? 'boolean' },
    variations: [
      { title: 'off', traffic: 100, ...(isBoolean && { value: false }) },
      { title: 'on', traffic: 0, ...(isBoolean && { value: true }) },
    ],
  };
}
