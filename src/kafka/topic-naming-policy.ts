import { printed } from '../core/failure-text';
import type { IPolicy } from '../security/policy';
import { SecurityTier } from '../security/security-tier';
import type { ITopicNaming } from './topic-naming';

const { CLOUD_NATIVE, REGULATED, AIR_GAPPED } = SecurityTier;

/**
 * The guardrail of a topic's name. It can be acknowledged in every tier: names that exist cannot be changed.
 *
 * @param namingAtEnd the policy, asked for when the program has said everything
 * @param isOfEngine whether the name follows from another one, so that nobody has chosen it
 */
export function namingPolicy(namingAtEnd: () => ITopicNaming, topicName: string, isOfEngine: () => boolean): IPolicy {
  let suggestion = '';
  return {
    policyId: 'SG-KAFKA-007',
    why: 'a topic is never renamed, so its name says for good whose data it is and in which version',
    get remedy() {
      return `rename the topic${suggestion}, or declare another policy with TopicConventions.of(stack).naming(TopicNaming.any())`;
    },
    acknowledgeableIn: [CLOUD_NATIVE, REGULATED, AIR_GAPPED],
    violationsOf: () => {
      const naming = namingAtEnd();
      if (naming.accepts(topicName) || isOfEngine()) return [];
      const name = suggestedName(naming, topicName);
      suggestion = name === undefined ? '' : `, for instance to ${printed(name)}`;
      return [`topicName ${printed(topicName)}, which is not ${naming.description}`];
    },
  };
}

/** The nearest spelling that the policy takes, if one follows from the name itself. */
export function suggestedName(naming: ITopicNaming, topicName: string): string | undefined {
  const words = topicName
    .replace(/([a-z0-9])([A-Z])/g, '$1.$2')
    .toLowerCase()
    .replace(/[._-]+v([1-9][0-9]*)$/, '.v$1');
  const spellings = [words, words.replace(/_/g, '-'), words.replace(/_/g, '.'), words.replace(/[_-]/g, '.')];
  const versioned = spellings.filter((spelling) => !/\.v\d+$/.test(spelling)).map((spelling) => `${spelling}.v1`);
  return [...spellings, ...versioned].find((name) => naming.accepts(name));
}
