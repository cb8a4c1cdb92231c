import { NumberInput, Select, SimpleGrid } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Schema } from '../api/client.js';
import { protocol as texts } from '../texts/protocol.js';

type Protocol = Schema<'ProtocolDto'>;

interface ProtocolFieldsProps {
  value: Protocol;
  set: (protocol: Protocol) => void;
  isReadOnly: boolean;
  /** Of a field of the protocol, such as `alpha`. */
  faultOf: (name: string) => ReactNode;
  methodHint?: string;
}

const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** How results are judged, field by field. */
export function ProtocolFields({ value, set, isReadOnly, faultOf, methodHint }: ProtocolFieldsProps) {
  const change = (changes: Partial<Protocol>) => set({ ...value, ...changes });
  const list = (name: 'correction' | 'guardrailPolicy', label: string, labels: Record<string, string>) => (
    <Select
      label={label}
      data={optionsOf(labels)}
      value={value[name]}
      onChange={(chosen) => chosen && change({ [name]: chosen })}
      allowDeselect={false}
      readOnly={isReadOnly}
      error={faultOf(name)}
    />
  );
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} style={{ alignItems: 'end' }}>
      <Select
        label={texts.method}
        description={methodHint}
        data={optionsOf(texts.methods)}
        value={value.method === 'fixed_horizon' ? 'frequentist' : value.method}
        onChange={(method) => method && change({ method: sentMethod(method) })}
        allowDeselect={false}
        readOnly={isReadOnly}
        error={faultOf('method')}
      />
      <NumberInput
        label={texts.alpha}
        description={texts.alphaHint}
        min={0.001}
        max={0.5}
        step={0.01}
        decimalScale={4}
        value={value.alpha}
        onChange={(alpha) => typeof alpha === 'number' && alpha > 0 && change({ alpha })}
        readOnly={isReadOnly}
        error={faultOf('alpha')}
      />
      {list('correction', texts.correction, texts.corrections)}
      {list('guardrailPolicy', texts.policy, texts.policies)}
      <NumberInput
        label={texts.minUsers}
        min={1}
        allowDecimal={false}
        thousandSeparator=","
        value={value.minUsers}
        onChange={(minUsers) => typeof minUsers === 'number' && minUsers > 0 && change({ minUsers })}
        readOnly={isReadOnly}
        error={faultOf('minUsers')}
      />
      {value.method === 'bayesian' && <Priors {...{ value, change, isReadOnly, faultOf }} />}
    </SimpleGrid>
  );
}

/** What is chosen by hand is told apart from what nobody chose. */
function sentMethod(method: string): Protocol['method'] {
  return method === 'frequentist' ? 'fixed_horizon' : (method as Protocol['method']);
}

interface PriorsProps extends Pick<ProtocolFieldsProps, 'value' | 'isReadOnly' | 'faultOf'> {
  change: (changes: Partial<Protocol>) => void;
}

function Priors({ value: { priors }, change, isReadOnly, faultOf }: PriorsProps) {
  const { rate, lift } = priors;
  const setRate = (changes: Partial<NonNullable<typeof rate>>) =>
    change({ priors: { ...priors, rate: { ...(rate ?? { alpha: 1, beta: 1 }), ...changes } } });
  const setLift = (changes: Partial<NonNullable<typeof lift>>) =>
    change({ priors: { ...priors, lift: { ...(lift ?? { mean: 0, sd: 1 }), ...changes } } });
  const clearRate = () => change({ priors: { ...priors, rate: null } });
  const clearLift = () => change({ priors: { ...priors, lift: null } });
  const field = (
    label: string,
    number: number | undefined,
    on: { set: (value: number) => void; clear: () => void; fault: string; min?: number },
  ) => (
    <NumberInput
      label={label}
      description={texts.priors.hint}
      min={on.min}
      value={number ?? ''}
      onChange={(entered) => (typeof entered === 'number' ? on.set(entered) : on.clear())}
      readOnly={isReadOnly}
      error={faultOf(on.fault)}
    />
  );
  return (
    <>
      {field(texts.priors.rateAlpha, rate?.alpha, {
        ...{ set: (alpha) => setRate({ alpha }), clear: clearRate, fault: 'priors.rate.alpha', min: 0 },
      })}
      {field(texts.priors.rateBeta, rate?.beta, {
        ...{ set: (beta) => setRate({ beta }), clear: clearRate, fault: 'priors.rate.beta', min: 0 },
      })}
      {field(texts.priors.liftMean, lift?.mean, {
        ...{ set: (mean) => setLift({ mean }), clear: clearLift, fault: 'priors.lift.mean' },
      })}
      {field(texts.priors.liftSd, lift?.sd, {
        ...{ set: (sd) => setLift({ sd }), clear: clearLift, fault: 'priors.lift.sd', min: 0 },
      })}
    </>
  );
}
