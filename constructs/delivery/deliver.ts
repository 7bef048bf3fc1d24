import { TerraformElement, TerraformResource } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import { throwIfAny } from '../../src/core/sluicegate-error';
import type { ModelReference, ModelResource } from '../../src/bundle/model';
import { Disposition } from '../../src/security/disposition';
import { capabilityOfResource } from '../../src/security/resource-capability';
import { dispositionOf, stricterDisposition } from '../../src/security/tier-table';
import { decide } from './decide';
import type { Delivered, Delivery } from './delivery';
import { homeOf } from './home';
import { ledgerOf, type Ledger } from './ledger';
import { postureOf } from './posture';
import { comesAfter } from './terraform-order';
import { withoutStackTraces } from './without-stack-traces';

/**
 * The one function that decides what happens to a resource, and runs exactly that: provisions it where it may be deployed or
 * reviewed, and hands on its renderers for the files.
 */
export function deliver(scope: Construct, delivery: Delivery): Delivered {
  const ledger = ledgerOf(scope);
  const { disposition, reasons } = decide(scope, delivery, ledger);
  const elements = provisions(disposition) ? provision(scope, delivery, disposition, ledger) : [];
  const delivered: Delivered = {
    scope,
    delivery,
    disposition,
    reasons,
    elements,
    toModel: () => modelOf(scope, delivery, disposition, reasons, elements),
  };
  ledger.delivered.set(scope, delivered);
  return delivered;
}

/** Records something that exists already and is only referred to. */
export function refer(scope: Construct, reference: Omit<ModelReference, 'id'>): void {
  ledgerOf(scope).references.set(scope, { id: scope.node.path, ...reference });
}

function provisions(disposition: Disposition): boolean {
  return disposition === Disposition.DEPLOY || disposition === Disposition.REVIEW;
}

function provision(scope: Construct, delivery: Delivery, disposition: Disposition, ledger: Ledger): TerraformElement[] {
  if (!delivery.provision) return [];
  const home = homeOf(ledger, scope, disposition);
  const before = new Set(home.scope.node.findAll());
  const { provision: make } = delivery;
  const main = withoutStackTraces(() => make(home));
  const made = home.scope.node.findAll().filter((construct) => !before.has(construct));
  const elements = made.filter((construct) => TerraformElement.isTerraformElement(construct));
  for (const element of elements) {
    refuseLooserCapability(scope, delivery, disposition, element);
    ledger.own(element);
  }
  scope.node.defaultChild = main;
  withoutStackTraces(() => requireElements(main, delivery, ledger));
  return [main, ...elements.filter((element) => element !== main)];
}

/** A capability is declared by whoever writes the construct; for types that we know, the declaration cannot loosen the gate. */
function refuseLooserCapability(
  scope: Construct,
  delivery: Delivery,
  disposition: Disposition,
  element: TerraformElement,
): void {
  if (!TerraformResource.isTerraformResource(element)) return;
  const known = capabilityOfResource(element.terraformResourceType);
  if (known === undefined || known === delivery.capability) return;
  const required = dispositionOf(postureOf(scope), known);
  if (stricterDisposition(required, disposition) === disposition) return;
  throwIfAny([
    {
      path: scope.node.path,
      property: 'capability',
      rule: 'delivery.capability',
      must: `be ${known} for ${element.terraformResourceType}, which is ${required} here`,
      given: delivery.capability,
      remedy: `deliver it with capability ${known}`,
    },
  ]);
}

function requireElements(main: TerraformElement, delivery: Delivery, ledger: Ledger): void {
  for (const construct of delivery.requires ?? []) comesAfter(main, ledger.delivered.get(construct)?.elements[0]);
}

function modelOf(
  scope: IConstruct,
  delivery: Delivery,
  disposition: Disposition,
  reasons: readonly string[],
  elements: readonly TerraformElement[],
): ModelResource {
  return {
    id: pathOf(scope),
    type: delivery.type,
    name: delivery.name,
    capability: delivery.capability,
    disposition,
    reasons,
    warnings: delivery.warnings ?? [],
    spec: delivery.spec,
    requires: [...(delivery.requires ?? []), ...(delivery.awaits ?? [])].map(pathOf),
    feeds: (delivery.feeds ?? []).map(pathOf),
    addresses: elements.filter((element) => TerraformResource.isTerraformResource(element)).map(addressOf),
  };
}

/** `confluent_kafka_topic.Orders_1A2B3C4D`. */
export function addressOf(resource: TerraformElement): string {
  return TerraformResource.isTerraformResource(resource)
    ? `${resource.terraformResourceType}.${resource.friendlyUniqueId}`
    : resource.friendlyUniqueId;
}

const PATHS = new WeakMap<IConstruct, string>();

/** constructs puts a path together anew each time it is asked. */
function pathOf(construct: IConstruct): string {
  const known = PATHS.get(construct) ?? construct.node.path;
  PATHS.set(construct, known);
  return known;
}
