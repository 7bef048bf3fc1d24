import type { IConstruct } from 'constructs';
import { fail } from '../../src/core/sluicegate-error';
import { ledgerOf } from '../delivery/ledger';
import type { IKafkaCluster } from './kafka-cluster';

/** Where a pattern's ACLs are one resource, which two states would write over in turn. */
export class AclPatterns {
  public static of(scope: IConstruct, cluster: IKafkaCluster): AclPatterns {
    const { stack } = ledgerOf(scope);
    const clusters = PATTERNS.get(stack) ?? new Map<string, AclPatterns>();
    PATTERNS.set(stack, clusters);
    const patterns = clusters.get(cluster.clusterName) ?? new AclPatterns();
    clusters.set(cluster.clusterName, patterns);
    return patterns;
  }

  private readonly books = new Map<string, IConstruct>();

  private constructor() {}

  public add(book: IConstruct, pattern: string): void {
    const other = this.books.get(pattern) ?? book;
    this.books.set(pattern, other);
    if (other === book) return;
    fail({
      path: book.node.path,
      property: 'grants',
      rule: 'kafka.acl.one-tier',
      must: `not be about '${pattern}', which is granted at ${other.node.path} too: all its ACLs are one resource there`,
      remedy: 'state all grants on it inside one tier scope, through one construct of the cluster',
    });
  }
}

const PATTERNS = new WeakMap<IConstruct, Map<string, AclPatterns>>();
