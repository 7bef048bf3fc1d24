import { didYouMean } from '../core/nearest';
import { fail } from '../core/sluicegate-error';
import { SecurityTier } from './security-tier';

/** The variable by which a pipeline tightens every stack; no variable loosens one. */
export const MINIMUM_TIER_VARIABLE = 'SLUICEGATE_MIN_TIER';

/** The tier that the pipeline asks for at least. */
export function minimumTier(path: string, environment: NodeJS.ProcessEnv = process.env): SecurityTier {
  const given = environment[MINIMUM_TIER_VARIABLE];
  if (given === undefined || given === '') return SecurityTier.CLOUD_NATIVE;
  const tier = Object.values(SecurityTier).find((candidate) => candidate === given);
  if (tier !== undefined) return tier;
  const names = Object.values(SecurityTier);
  fail({
    path,
    property: MINIMUM_TIER_VARIABLE,
    rule: 'security.minimum-tier',
    must: `be one of ${names.join(', ')}`,
    given: JSON.stringify(given),
    remedy: didYouMean(given, names) || 'set one of these names, or unset the variable',
  });
}
