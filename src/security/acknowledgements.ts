import type { Failure } from '../core/failure';
import { failuresIn, type Rule } from '../core/rule';
import type { Acknowledgement, AcknowledgementRecord } from './acknowledgement';
import { secretInText } from './secret-literal';
import { SecurityTier } from './security-tier';
import type { Capability } from './capability';

const MIN_REASON = 10;

const RULES: Rule<AcknowledgementRecord & { readonly tier: SecurityTier }>[] = [
  {
    id: 'acknowledgement.id',
    property: 'acknowledgements',
    holds: ({ id }) => /^[A-Za-z0-9][A-Za-z0-9._-]{1,63}$/.test(id),
    must: 'have ids of 2 to 64 letters, digits, dots, dashes or underscores',
    given: ({ id }) => id,
    remedy: 'give it an id such as CHG-1234',
  },
  {
    id: 'acknowledgement.reason',
    property: ({ id }) => `acknowledgements[${id}].reason`,
    holds: ({ reason }) => reason.trim().length >= MIN_REASON,
    must: `say why in at least ${MIN_REASON} characters`,
    given: ({ reason }) => reason,
    remedy: 'write the reason that a reviewer needs',
  },
  {
    id: 'acknowledgement.reference',
    property: ({ id }) => `acknowledgements[${id}].reference`,
    holds: ({ reference }) => reference.trim().length > 0,
    must: 'name where the decision is recorded',
    given: ({ reference }) => reference,
    remedy: 'name the ticket or change request',
  },
  {
    id: 'acknowledgement.secret',
    property: ({ id }) => `acknowledgements[${id}]`,
    holds: ({ reason, reference }) => secretInText(`${reason} ${reference}`) === undefined,
    must: 'not contain a secret',
    given: () => undefined,
    remedy: 'remove the secret; the bundle lists acknowledgements',
  },
  {
    id: 'acknowledgement.widening',
    property: 'acknowledgements',
    holds: ({ kind, tier }) => kind !== 'deployment' || tier === SecurityTier.CLOUD_NATIVE,
    must: 'not widen what is deployed outside CLOUD_NATIVE',
    given: ({ id, tier }) => `${id} in ${tier}`,
    remedy: 'remove it; in this tier a human applies',
  },
];

/** The acknowledgements of one stack, checked together. */
export class Acknowledgements {
  private readonly records: AcknowledgementRecord[];

  public constructor(acknowledgements: readonly Acknowledgement[]) {
    this.records = acknowledgements.map((acknowledgement) => acknowledgement.toRecord());
  }

  public failures(path: string, tier: SecurityTier): Failure[] {
    const broken = this.records.flatMap((record) => failuresIn(path, { ...record, tier }, RULES));
    const ids = this.records.map((record) => record.id);
    const repeated = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
    return [
      ...broken,
      ...repeated.map((id) => ({
        path,
        property: 'acknowledgements',
        rule: 'acknowledgement.unique',
        must: 'have one acknowledgement for each id',
        given: JSON.stringify(id),
        remedy: 'remove one or give it another id',
      })),
    ];
  }

  public ofPolicy(policyId: string): AcknowledgementRecord | undefined {
    return this.records.find((record) => record.kind === 'policy' && record.subject === policyId);
  }

  public ofDeployment(capability: Capability): AcknowledgementRecord | undefined {
    return this.records.find((record) => record.kind === 'deployment' && record.subject === capability);
  }

  public all(): AcknowledgementRecord[] {
    return [...this.records];
  }
}
