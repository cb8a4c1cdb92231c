import type { Answer } from '@abtestingtool/browser';
import { AbTestingProvider, useClient, useValue, useVariation } from '@abtestingtool/react';

export const options = {
  serverBaseUrl: String(import.meta.env['VITE_AB_URL']),
  projectId: String(import.meta.env['VITE_AB_PROJECT']),
};

function Checkout() {
  const columns: number = useValue('checkout-columns', 2);
  const variation = useVariation('checkout-columns');
  const client = useClient();
  return (
    <button onClick={() => client?.track('checkout', { value: columns })}>
      {`${columns} columns, ${variation?.variationTitle ?? 'no variation'}`}
    </button>
  );
}

export function App({ answer }: { answer?: Answer | undefined }) {
  return (
    <AbTestingProvider options={options} answer={answer}>
      <Checkout />
    </AbTestingProvider>
  );
}
