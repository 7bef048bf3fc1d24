import type { IConstruct } from 'constructs';
import type { Failure } from '../../src/core/failure';
import { throwIfAny } from '../../src/core/sluicegate-error';
import { AclOperation } from '../../src/kafka/acl-operation';
import { AclPermission } from '../../src/kafka/acl-permission';
import { AclResourceType } from '../../src/kafka/acl-resource-type';
import { AclPatternType } from '../../src/kafka/acl-pattern-type';
import type { AclRow } from '../../src/kafka/acl-row';
import { ledgerOf, ledgersBelow, type Ledger } from '../delivery/ledger';
import type { IKafkaCluster } from './kafka-cluster';
import type { ITopic } from './topic';

/** A client that is completed when the program has said everything. */
export interface LateClient {
  /** The topics that it writes in transactions. */
  readonly transactionalTopics: readonly ITopic[];
  /** Delivers the client, unless it returns what is wrong. */
  complete(program: ClientProgram): readonly Failure[];
}

/**
 * What clients have to know of the rest of the program, in all its stacks: who is granted what, and who writes in
 * transactions. Both may be said after the client.
 */
export class ClientProgram {
  /** Completes the client with all others, once every grant is made. */
  public static add(scope: IConstruct, client: LateClient): void {
    const { root } = scope.node;
    const program = PROGRAMS.get(root) ?? new ClientProgram(root);
    PROGRAMS.set(root, program);
    program.enlist(scope, client);
  }

  private readonly clients: LateClient[] = [];
  private pending: LateClient[] = [];
  private rows = new Map<string, AclRow[]>();

  private constructor(private readonly root: IConstruct) {}

  /** The ACLs of a cluster, whichever stack has them. */
  public rowsOn({ clusterName }: IKafkaCluster): readonly AclRow[] {
    return this.rows.get(clusterName) ?? [];
  }

  /** Whether a client of the program, or somebody who is granted transactions, writes to the topic. */
  public isTransactional(topic: ITopic): boolean {
    const { topicName, cluster } = topic;
    const isWritten = this.clients.some(({ transactionalTopics }) =>
      transactionalTopics.some((other) => other.topicName === topicName && sameCluster(other.cluster, cluster)),
    );
    return isWritten || this.mayBeWrittenInTransactions(topicName, this.rowsOn(cluster));
  }

  private mayBeWrittenInTransactions(topicName: string, rows: readonly AclRow[]): boolean {
    const writers = (type: AclResourceType): AclRow[] =>
      rows.filter(
        ({ resourceType, operation, permission }) =>
          resourceType === type && operation === AclOperation.WRITE && permission === AclPermission.ALLOW,
      );
    const transactional = new Set(writers(AclResourceType.TRANSACTIONAL_ID).map(({ principal }) => principal));
    return writers(AclResourceType.TOPIC).some(
      ({ principal, patternType, resourceName }) =>
        transactional.has(principal) &&
        (patternType === AclPatternType.PREFIXED ? topicName.startsWith(resourceName) : topicName === resourceName),
    );
  }

  private enlist(scope: IConstruct, client: LateClient): void {
    this.clients.push(client);
    this.pending.push(client);
    this.await(ledgerOf(scope));
  }

  private await(ledger: Ledger): void {
    if (WAITING.has(ledger)) return;
    WAITING.add(ledger);
    ledger.whenComplete(() => {
      WAITING.delete(ledger);
      // Grants of other stacks come first, whichever stack the gate begins with.
      for (const other of ledgersBelow(this.root)) other.settle();
      this.complete(ledger);
    });
  }

  private complete(ledger: Ledger): void {
    this.rows = this.collectRows();
    const failures: Failure[] = [];
    this.pending = this.pending.filter((client) => {
      const found = client.complete(this);
      failures.push(...found);
      return found.length > 0;
    });
    // What failed once fails again, should somebody catch the error and synthesize once more.
    if (failures.length > 0) this.await(ledger);
    throwIfAny(failures);
  }

  private collectRows(): Map<string, AclRow[]> {
    const rows = new Map<string, AclRow[]>();
    for (const ledger of ledgersBelow(this.root)) {
      for (const { delivery } of ledger.delivered.values()) {
        if (delivery.type !== 'kafka.acl') continue;
        const clusterName = (delivery.requires ?? []).find(isCluster)?.clusterName ?? '';
        const known = rows.get(clusterName);
        if (known) known.push(delivery.spec as AclRow);
        else rows.set(clusterName, [delivery.spec as AclRow]);
      }
    }
    return rows;
  }
}

const PROGRAMS = new WeakMap<IConstruct, ClientProgram>();
const WAITING = new WeakSet<Ledger>();

function isCluster(construct: IConstruct): construct is IKafkaCluster {
  return 'clusterName' in construct && 'bootstrapServers' in construct;
}

/** One cluster may be referred to twice; by its name it is one. */
export function sameCluster(a: IKafkaCluster, b: IKafkaCluster): boolean {
  return a.clusterName === b.clusterName;
}
