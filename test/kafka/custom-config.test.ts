import { Token } from 'cdktf';
import { failureText } from '../../src/core/failure-text';
import { customConfigFailures } from '../../src/kafka/custom-config';
import {
  APACHE_KAFKA,
  CONFLUENT_CLOUD,
  GOOGLE_MANAGED_KAFKA,
  type PlatformLimits,
} from '../../src/kafka/platform-limits';

function failures(configs: Record<string, string>, limits: PlatformLimits = APACHE_KAFKA): string[] {
  return customConfigFailures('app/T', configs, limits).map(failureText);
}

test.each<[string, PlatformLimits]>([
  ['confluent.tier.enable', APACHE_KAFKA],
  ['redpanda.remote.read', APACHE_KAFKA],
  ['confluent.value.schema.validation', CONFLUENT_CLOUD],
  ['message.timestamp.difference.max.ms', CONFLUENT_CLOUD],
])('takes %s where it exists', (key, limits) => {
  expect(failures({ [key]: 'true' }, limits)).toStrictEqual([]);
});

// prettier-ignore
test.each<[string, Record<string, string>, PlatformLimits, string]>([
  ['a key has a property', { 'retention.ms': '5' }, APACHE_KAFKA, "'customConfigs['retention.ms']' must be a config without a property of its own, got \"retention.ms\"; set 'retention' instead"],
  ['a key has a property on any platform', { 'compression.zstd.level': '5' }, GOOGLE_MANAGED_KAFKA, "'customConfigs['compression.zstd.level']' must be a config without a property of its own, got \"compression.zstd.level\"; set 'compressionLevel' instead"],
  ['a key is misspelt', { 'retention.msec': '5' }, APACHE_KAFKA, "'customConfigs['retention.msec']' must be a config that exists, got \"retention.msec\"; did you mean 'retention.ms'? set 'retention' for it"],
  ['a custom key is misspelt', { 'confluent.value.schema.validaton': '5' }, CONFLUENT_CLOUD, "'customConfigs['confluent.value.schema.validaton']' must be a config that exists, got \"confluent.value.schema.validaton\"; did you mean 'confluent.value.schema.validation'?"],
  ['a key was removed from Kafka', { 'message.format.version': '2.8' }, APACHE_KAFKA, "'customConfigs['message.format.version']' must exist in Kafka 4.x, got \"message.format.version\"; remove it: Kafka 4.0 dropped the old message formats"],
  ['a key is no key', { 'Some Key': '1' }, APACHE_KAFKA, "'customConfigs['Some Key']' must be a config's key, lower-case words joined by '.', '-' or '_', got \"Some Key\"; write the key as the vendor does"],
  ['the platform has no such key', { 'vendor.special': '1' }, GOOGLE_MANAGED_KAFKA, "'customConfigs['vendor.special']' must be left out on Google Managed Service for Apache Kafka, got \"vendor.special\"; remove it: Google Managed Service for Apache Kafka refuses it"],
  ['a value has a line feed', { 'vendor.special': 'a\nb' }, APACHE_KAFKA, "'customConfigs['vendor.special']' must be one line of printable ASCII without blanks at its ends, got \"a\\nb\"; remove these characters"],
  ['a value is only known after apply', { 'vendor.special': Token.asString({ resolve: () => 'x' }) }, APACHE_KAFKA, "'customConfigs['vendor.special']' must be known at synthesis, got a value that is only known after apply; write the value out: scripts and documents need it"],
])('fails when %s', (_, configs, limits, message) => {
  expect(failures(configs, limits)).toStrictEqual([`[app/T] ${message}`]);
});
