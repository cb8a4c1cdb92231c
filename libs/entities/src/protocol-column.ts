import { changeProtocol, defaultProtocol, type Protocol, type ProtocolChanges } from '#libs/protocol';
import { Column } from 'typeorm';

/** A protocol. What the table lacks is as in `defaultProtocol`. */
export function ProtocolColumn(): PropertyDecorator {
  return Column('jsonb', {
    default: {},
    transformer: {
      to: (protocol: Protocol | undefined) => protocol,
      from: (stored: ProtocolChanges) => changeProtocol(defaultProtocol, stored),
    },
  });
}
