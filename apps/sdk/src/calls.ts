import type { ABTestingClient, Call, Calls } from './published-types.js';
import { type Seat, shared } from './shared.js';

/** Gives a client the calls of the page that it has not heard yet, those from before the file was there first. */
export function hearCalls(seat: Seat): void {
  const calls = openCalls();
  calls.whenPresent ??= seat.client?.whenPresent;
  while (seat.client && seat.heard < calls.length) answer(seat.client, calls[seat.heard++]!);
}

function answer(client: ABTestingClient, call: Call): void {
  try {
    const [name, ...details] = call;
    (client[name] as (...details: unknown[]) => unknown)(...details);
  } catch (error) {
    console.error('ABTesting: no such call', call, error);
  }
}

/** The page's list, whose `push` is from now on heard at once. What is not ours of that name is left alone. */
function openCalls(): Calls {
  const { abt } = window;
  const common = shared();
  if (common.calls) return common.calls;
  const calls = (common.calls = (Array.isArray(abt) ? abt : []) as unknown as Calls);
  if (!abt) window.abt = calls;
  calls.push = (...added: Call[]) => {
    for (const call of added) calls[calls.length] = call;
    Object.values(common.seats).forEach(hearCalls);
    return calls.length;
  };
  return calls;
}
