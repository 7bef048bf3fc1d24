import type { Failure } from '../../core/failure';
import { secretInEntry } from '../../security/secret-literal';
import { hasToken } from '../../core/tokens';
import type { ConnectorInput } from './connector-spec';
import type { ConverterSpec } from './converter-spec';
import type { SensitiveText } from './sensitive-text';

type Side = 'key' | 'value';

function given(input: ConnectorInput): [side: Side, property: string, spec: ConverterSpec][] {
  const { keyConverter, valueConverter } = input;
  return [
    ...(keyConverter ? [['key', 'keyConverter', keyConverter._spec] as [Side, string, ConverterSpec]] : []),
    ...(valueConverter ? [['value', 'valueConverter', valueConverter._spec] as [Side, string, ConverterSpec]] : []),
  ];
}

/** Converters under Connect's names, or as the formats that Confluent Cloud has instead. */
export function converterSettings(input: ConnectorInput): {
  readonly configs: Record<string, string>;
  readonly sensitive: Record<string, SensitiveText>;
} {
  const configs: Record<string, string> = {};
  const sensitive: Record<string, SensitiveText> = {};
  for (const [side, , spec] of given(input)) {
    if (input.kind === 'CONFLUENT_MANAGED') {
      const key = `${input.direction === 'SINK' ? 'input' : 'output'}.${side === 'key' ? 'key' : 'data'}.format`;
      if (spec.managedFormat !== undefined) configs[key] = spec.managedFormat;
      continue;
    }
    Object.assign(configs, converterConfigs(side, spec));
    for (const [key, text] of Object.entries(spec.sensitive)) sensitive[`${side}.converter.${key}`] = text;
  }
  return { configs, sensitive };
}

/** A converter's class and its plain settings. */
export function converterConfigs(side: Side, { className, configs }: ConverterSpec): Record<string, string> {
  const own = Object.entries(configs).map(([key, value]) => [`${side}.converter.${key}`, value]);
  return { [`${side}.converter`]: className, ...(Object.fromEntries(own) as Record<string, string>) };
}

export function converterFailures(path: string, input: ConnectorInput): Failure[] {
  return given(input).flatMap(([, property, spec]) => [
    ...converterSpecFailures(path, property, spec),
    ...(input.kind === 'CONFLUENT_MANAGED' && spec.managedFormat === undefined
      ? [
          {
            path,
            property,
            rule: 'kafka.connector.managed-format',
            must: 'be a format of Confluent Cloud: string, byteArray, json, avro, protobuf or jsonSchema',
            given: spec.className,
            remedy: 'choose one of these, or run the connector on a Connect cluster of your own',
          },
        ]
      : []),
  ]);
}

/** What is wrong with a converter wherever it runs. */
export function converterSpecFailures(path: string, property: string, spec: ConverterSpec): Failure[] {
  const failure = (rule: string, must: string, remedy: string): Failure => ({
    path,
    property,
    rule: `kafka.converter.${rule}`,
    must,
    remedy,
  });
  const { registryUrl, className, configs } = spec;
  const secret = Object.entries(configs).find(([key, value]) => secretInEntry(key, value) !== undefined);
  return [
    ...(hasToken(configs) || hasToken(className)
      ? [failure('known', 'be known at synthesis', 'write it out: configuration files need it')]
      : []),
    ...(registryUrl !== undefined && !hasToken(registryUrl) && !isRegistryUrl(registryUrl)
      ? [
          failure(
            'registry-url',
            'have an http or https URL without credentials as its registry',
            'write the URL alone; the login belongs into credentials',
          ),
        ]
      : []),
    ...(secret && registryUrl === undefined
      ? [
          failure(
            'secret',
            `not hold a secret ('${secret[0]}')`,
            'let the worker have it by a ConfigProvider: ${env:…}',
          ),
        ]
      : []),
  ];
}

function isRegistryUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}
