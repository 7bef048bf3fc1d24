import type { SensitiveText } from './sensitive-text';

/** A converter in plain values. */
export interface ConverterSpec {
  readonly className: string;
  readonly configs: Readonly<Record<string, string>>;
  readonly sensitive: Readonly<Record<string, SensitiveText>>;
  /** What Confluent Cloud calls the format; absent where it has none. */
  readonly managedFormat?: string;
  readonly registryUrl?: string;
}
