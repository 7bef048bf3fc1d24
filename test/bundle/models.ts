import { Capability, Disposition, Environment, SecurityTier } from 'sluicegate';
import type { ModelResource, StackModel } from '../../src/bundle/model';

/** A resource of a model, with what a test does not care about filled in. */
export function resource(id: string, given: Partial<ModelResource> = {}): ModelResource {
  return {
    id,
    type: 'kafka.topic',
    name: id,
    capability: Capability.TOPICS,
    disposition: Disposition.REVIEW,
    reasons: [],
    warnings: [],
    spec: {},
    requires: [],
    feeds: [],
    addresses: [],
    ...given,
  };
}

/** A stack with these resources. */
export function model(resources: readonly ModelResource[], given: Partial<StackModel> = {}): StackModel {
  return {
    stack: 'orders',
    owner: 'sales-platform',
    tier: SecurityTier.REGULATED,
    environment: Environment.PROD,
    resources,
    references: [],
    acknowledgements: [],
    findings: [],
    warnings: [],
    providers: [],
    ...given,
  };
}
