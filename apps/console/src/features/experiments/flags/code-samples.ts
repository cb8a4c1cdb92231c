import type { Value, ValueType } from './value-text.js';

export const languages = ['node', 'browser', 'react', 'python', 'java', 'go'] as const;
export type Language = (typeof languages)[number];

export const languageNames: Record<Language, string> = {
  node: 'Node.js',
  browser: 'Browser',
  react: 'React',
  python: 'Python',
  java: 'Java',
  go: 'Go',
};

/** What a program needs to know to ask for a flag. */
export interface Asked {
  key: string;
  valueType: ValueType;
  /** What the program uses when it gets no value: usually the value of the control. */
  fallback: Value;
  /** Whether no variation has a number with a fraction: SDKs that know integers take those for nothing else. */
  isWhole: boolean;
  /** Where programs reach the decision app, without a slash at the end. */
  address: string;
}

export interface Sample {
  install: string;
  code: string;
}

/** The code that asks for a flag by the stock OpenFeature SDK and OFREP provider of a language. */
export const sampleOf = (language: Language, asked: Asked): Sample => samples[language](asked);

const secretKey = 'YOUR_SECRET_KEY';
const publishableKey = 'YOUR_PUBLISHABLE_KEY';

const kinds = { boolean: 'Boolean', string: 'String', number: 'Number', json: 'Object' } as const;

/** A value as JavaScript writes it; that of its type where there is none. */
function literal({ valueType, fallback }: Asked): string {
  const usual = { boolean: false, string: '', number: 0, json: {} }[valueType];
  return JSON.stringify(fallback ?? usual);
}

const samples: Record<Language, (asked: Asked) => Sample> = {
  node: (asked) => ({
    install: 'npm install @openfeature/server-sdk @openfeature/ofrep-provider',
    code: `import { OpenFeature } from '@openfeature/server-sdk';
import { OFREPProvider } from '@openfeature/ofrep-provider';

await OpenFeature.setProviderAndWait(
  new OFREPProvider({
    baseUrl: '${asked.address}',
    headers: [['Authorization', 'Bearer ${secretKey}']],
  }),
);

const client = OpenFeature.getClient();
const value = await client.get${kinds[asked.valueType]}Value('${asked.key}', ${literal(asked)}, {
  targetingKey: 'customer-17',
});`,
  }),
  browser: (asked) => ({
    install: 'npm install @openfeature/web-sdk @openfeature/ofrep-web-provider',
    code: `import { OpenFeature } from '@openfeature/web-sdk';
import { OFREPWebProvider } from '@openfeature/ofrep-web-provider';

await OpenFeature.setContext({ targetingKey: 'visitor-17' });
await OpenFeature.setProviderAndWait(
  new OFREPWebProvider({
    baseUrl: '${asked.address}',
    headers: [['Authorization', 'Bearer ${publishableKey}']],
    pollInterval: 30_000,
  }),
);

const value = OpenFeature.getClient().get${kinds[asked.valueType]}Value('${asked.key}', ${literal(asked)});`,
  }),
  react: (asked) => ({
    install: 'npm install @openfeature/react-sdk @openfeature/web-sdk @openfeature/ofrep-web-provider',
    code: `import { OpenFeature, OpenFeatureProvider, use${kinds[asked.valueType]}FlagValue } from '@openfeature/react-sdk';
import { OFREPWebProvider } from '@openfeature/ofrep-web-provider';

OpenFeature.setContext({ targetingKey: 'visitor-17' });
OpenFeature.setProvider(
  new OFREPWebProvider({
    baseUrl: '${asked.address}',
    headers: [['Authorization', 'Bearer ${publishableKey}']],
    pollInterval: 30_000,
  }),
);

function Feature() {
  const value = use${kinds[asked.valueType]}FlagValue('${asked.key}', ${literal(asked)});
  return <pre>{JSON.stringify(value)}</pre>;
}

export const App = () => (
  <OpenFeatureProvider>
    <Feature />
  </OpenFeatureProvider>
);`,
  }),
  python: (asked) => ({
    install: 'pip install openfeature-sdk openfeature-provider-ofrep',
    code: `from openfeature import api
from openfeature.contrib.provider.ofrep import OFREPProvider
from openfeature.evaluation_context import EvaluationContext

api.set_provider(
    OFREPProvider(
        base_url="${asked.address}",
        headers_factory=lambda: {"Authorization": "Bearer ${secretKey}"},
    )
)

client = api.get_client()
value = client.get_${pythonKind(asked)}_value(
    "${asked.key}", ${pythonLiteral(asked)}, EvaluationContext(targeting_key="customer-17")
)`,
  }),
  java: (asked) => ({
    install: `implementation("dev.openfeature:sdk:1.+")
implementation("dev.openfeature.contrib.providers:ofrep:0.+")`,
    code: `import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.openfeature.contrib.providers.ofrep.OfrepProvider;
import dev.openfeature.contrib.providers.ofrep.OfrepProviderOptions;
import dev.openfeature.sdk.*;

OfrepProviderOptions options = OfrepProviderOptions.builder()
    .baseUrl("${asked.address}")
    .headers(ImmutableMap.of("Authorization", ImmutableList.of("Bearer ${secretKey}")))
    .build();
OpenFeatureAPI.getInstance().setProviderAndWait(OfrepProvider.constructProvider(options));

Client client = OpenFeatureAPI.getInstance().getClient();
${javaKind(asked)} value = client.get${javaMethod(asked)}Value("${asked.key}", ${javaLiteral(asked)},
    new ImmutableContext("customer-17"));`,
  }),
  go: (asked) => ({
    install: `go get github.com/open-feature/go-sdk
go get github.com/open-feature/go-sdk-contrib/providers/ofrep`,
    code: `import (
	"context"

	"github.com/open-feature/go-sdk-contrib/providers/ofrep"
	"github.com/open-feature/go-sdk/openfeature"
)

provider := ofrep.NewProvider("${asked.address}", ofrep.WithBearerToken("${secretKey}"))
if err := openfeature.SetProviderAndWait(provider); err != nil {
	panic(err)
}

client := openfeature.NewClient("my-app")
value, err := client.${goMethod(asked)}(
	context.Background(), "${asked.key}", ${goLiteral(asked)},
	openfeature.NewEvaluationContext("customer-17", nil),
)`,
  }),
};

function pythonKind({ valueType, isWhole }: Asked): string {
  const number = isWhole ? 'integer' : 'float';
  return { boolean: 'boolean', string: 'string', number, json: 'object' }[valueType];
}

function pythonLiteral(asked: Asked): string {
  if (asked.valueType === 'number') return asked.isWhole ? literal(asked) : withFraction(literal(asked));
  return pythonOf(JSON.parse(literal(asked)) as Value);
}

/** As a number that is no integer, whatever its value. */
const withFraction = (text: string): string => text.replace(/^-?\d+$/, '$&.0');

function pythonOf(value: unknown): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(pythonOf).join(', ')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const parts = Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}: ${pythonOf(inner)}`);
  return `{${parts.join(', ')}}`;
}

const javaKind = ({ valueType, isWhole }: Asked): string =>
  ({ boolean: 'boolean', string: 'String', number: isWhole ? 'int' : 'double', json: 'Value' })[valueType];

const javaMethod = ({ valueType, isWhole }: Asked): string =>
  ({ boolean: 'Boolean', string: 'String', number: isWhole ? 'Integer' : 'Double', json: 'Object' })[
    valueType
  ];

function javaLiteral(asked: Asked): string {
  if (asked.valueType === 'json') return 'new Value(new MutableStructure())';
  return asked.valueType === 'number' && !asked.isWhole ? withFraction(literal(asked)) : literal(asked);
}

const goMethod = ({ valueType }: Asked): string =>
  ({ boolean: 'BooleanValue', string: 'StringValue', number: 'FloatValue', json: 'ObjectValue' })[valueType];

const goLiteral = (asked: Asked): string =>
  asked.valueType === 'json' ? 'map[string]any{}' : literal(asked);
