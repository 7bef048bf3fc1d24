import type { Construct } from 'constructs';
import type { Failure } from '../../src/core/failure';
import { mirrorPatternFailures, mirrorPatterns } from '../../src/kafka/connect/mirror-patterns';
import type { GrantIntent } from '../../src/kafka/grant-intent';
import { AclBook } from './acl-book';
import { EngineTopicNames } from './engine-topic-names';
import type { IKafkaCluster } from './kafka-cluster';
import type { MirrorMakerFlowProps } from './mirror-maker-flow';
import { nameOn } from './name-on-cluster';
import type { Principal } from './principal';

/** What cannot be granted to those who are named. */
export function mirrorGrantFailures(path: string, props: MirrorMakerFlowProps): Failure[] {
  const { sourcePrincipal, targetPrincipal, workerPrincipal } = props;
  return sourcePrincipal || targetPrincipal || workerPrincipal ? mirrorPatternFailures(path, props) : [];
}

/** Grants those who are named what the flow needs of them. @returns what their clusters call them */
export function grantMirror(scope: Construct, props: MirrorMakerFlowProps): string[] {
  const { source, syncGroupOffsets: commitsOffsets = false } = props;
  const target = props.connectCluster.cluster;
  const { topics, copies, groups, own } = mirrorPatterns(props);
  EngineTopicNames.of(scope, source).add({ names: [own.offsetSyncs] });
  EngineTopicNames.of(scope, target).add({ names: [own.checkpoints, own.heartbeats] });
  const { path } = scope.node;
  const grant = (
    cluster: IKafkaCluster,
    principal: Principal | undefined,
    intent: (principal: string) => GrantIntent,
  ): string[] => {
    if (principal === undefined) return [];
    AclBook.of(scope, cluster).add({ path, principal, intent });
    return [nameOn(cluster, principal)];
  };
  const { sourcePrincipal, targetPrincipal, workerPrincipal } = props;
  return [
    ...grant(source, sourcePrincipal, (principal) => ({ principal, kind: 'MIRROR_SOURCE', topics, groups, own })),
    ...grant(target, targetPrincipal, (principal) => ({
      principal,
      kind: 'MIRROR_TARGET',
      copies,
      groups,
      commitsOffsets,
      own,
    })),
    ...grant(target, workerPrincipal, (principal) => ({ principal, kind: 'MIRROR_WORKER', copies, groups, own })),
  ];
}
