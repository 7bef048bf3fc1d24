import type { Failure } from '../core/failure';
import { printed } from '../core/failure-text';
import { nearest } from '../core/nearest';
import { hasToken } from '../core/tokens';
import type { PlatformLimits } from './platform-limits';
import { typedConfigKeys } from './topic-config';

const KEY = /^[a-z0-9]+([._-][a-z0-9]+)*$/;
/** What the stock tools and the properties files they read carry unchanged. */
const VALUE = /^(?:[!-~](?:[ -~]*[!-~])?)?$/;

/** Configs that Kafka had and 4.x refuses, with what to use instead. */
const REMOVED: Readonly<Record<string, string>> = {
  'message.downconversion.enable': 'remove it: Kafka 4.0 dropped the old message formats',
  'message.format.version': 'remove it: Kafka 4.0 dropped the old message formats',
  'message.timestamp.difference.max.ms': 'use timestampBeforeMax and timestampAfterMax instead',
};

/** What is wrong with the configs that have no property, key by key. */
export function customConfigFailures(
  path: string,
  configs: Readonly<Record<string, string>>,
  limits: PlatformLimits,
): Failure[] {
  return Object.entries(configs).flatMap(([key, value]) => {
    const problem = hasToken(key) ? unknownNow() : (keyProblem(key, limits) ?? valueProblem(value));
    return problem === undefined ? [] : [{ path, property: `customConfigs['${key}']`, ...problem }];
  });
}

type Problem = Pick<Failure, 'rule' | 'must' | 'given' | 'remedy'>;

function keyProblem(key: string, limits: PlatformLimits): Problem | undefined {
  const given = printed(key);
  const typed = typedConfigKeys();
  const property = typed.get(key);
  if (property !== undefined) {
    const rule = 'kafka.topic.custom-config.typed';
    return { rule, must: 'be a config without a property of its own', given, remedy: `set '${property}' instead` };
  }
  if (limits.customConfigs?.includes(key)) return undefined;
  const removal = REMOVED[key];
  if (removal !== undefined) {
    return { rule: 'kafka.topic.custom-config.removed', must: 'exist in Kafka 4.x', given, remedy: removal };
  }
  if (!KEY.test(key)) {
    const must = "be a config's key, lower-case words joined by '.', '-' or '_'";
    return { rule: 'kafka.topic.custom-config.key', must, given, remedy: 'write the key as the vendor does' };
  }
  const near = nearest(key, [...typed.keys(), ...(limits.customConfigs ?? [])]);
  if (near !== undefined) {
    const instead = typed.get(near);
    const remedy = `did you mean '${near}'?${instead === undefined ? '' : ` set '${instead}' for it`}`;
    return { rule: 'kafka.topic.custom-config.misspelt', must: 'be a config that exists', given, remedy };
  }
  if (limits.customConfigs !== undefined) {
    const known = limits.customConfigs.join(', ');
    const must = known === '' ? `be left out on ${limits.name}` : `be one of ${known} on ${limits.name}`;
    return { rule: 'kafka.topic.custom-config.settable', must, given, remedy: `remove it: ${limits.name} refuses it` };
  }
  return undefined;
}

function valueProblem(value: string): Problem | undefined {
  if (hasToken(value)) return unknownNow();
  if (VALUE.test(value)) return undefined;
  const must = 'be one line of printable ASCII without blanks at its ends';
  return { rule: 'kafka.topic.custom-config.value', must, given: printed(value), remedy: 'remove these characters' };
}

function unknownNow(): Problem {
  return {
    rule: 'kafka.topic.custom-config.known',
    must: 'be known at synthesis',
    given: 'a value that is only known after apply',
    remedy: 'write the value out: scripts and documents need it',
  };
}
