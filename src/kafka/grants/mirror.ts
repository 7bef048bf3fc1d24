import { AclOperation } from '../acl-operation';
import { AclResourceType } from '../acl-resource-type';
import type { AclRow } from '../acl-row';
import { allow, literal, type Grantee, type ResourcePattern } from './grantee';

const { ALTER, ALTER_CONFIGS, CREATE, DESCRIBE, DESCRIBE_CONFIGS, READ, WRITE } = AclOperation;
const { GROUP, TOPIC } = AclResourceType;

/** The topics that a flow of MirrorMaker 2 makes for itself. */
export interface MirrorTopics {
  /** On the source: which record became which. */
  readonly offsetSyncs: string;
  /** On the target: the progress of groups, translated. */
  readonly checkpoints: string;
  /** On the target. */
  readonly heartbeats: string;
}

/** What the login at the source does: it reads records, and notes there what became of them. */
export interface MirrorSourceIntent extends Grantee {
  readonly kind: 'MIRROR_SOURCE';
  readonly topics: readonly ResourcePattern[];
  readonly groups: readonly ResourcePattern[];
  readonly own: MirrorTopics;
}

/** What the login at the target does: it makes the copies and keeps their settings; the records come from the workers. */
export interface MirrorTargetIntent extends Grantee {
  readonly kind: 'MIRROR_TARGET';
  readonly copies: readonly ResourcePattern[];
  readonly groups: readonly ResourcePattern[];
  /** `sync.group.offsets.enabled`: it commits for groups. */
  readonly commitsOffsets: boolean;
  readonly own: MirrorTopics;
}

/** What the workers' login does for the flow: it writes. */
export interface MirrorWorkerIntent extends Grantee {
  readonly kind: 'MIRROR_WORKER';
  readonly copies: readonly ResourcePattern[];
  readonly groups: readonly ResourcePattern[];
  readonly own: MirrorTopics;
}

export function mirrorSourceRows(intent: MirrorSourceIntent): AclRow[] {
  const { topics, groups, own } = intent;
  const onOffsetSyncs = groups.length > 0 ? [CREATE, WRITE, READ] : [CREATE, WRITE];
  return [
    ...topics.flatMap((topic) => allow(intent, TOPIC, topic, [READ, DESCRIBE_CONFIGS])),
    ...allow(intent, TOPIC, literal(own.offsetSyncs), onOffsetSyncs),
    ...groups.flatMap((group) => allow(intent, GROUP, group, [DESCRIBE])),
  ];
}

export function mirrorTargetRows(intent: MirrorTargetIntent): AclRow[] {
  const { copies, groups, commitsOffsets, own } = intent;
  const isFollowing = groups.length > 0;
  const commits = isFollowing && commitsOffsets;
  // ALTER is for partitions that the source gets later.
  const onCopies = commits ? [CREATE, ALTER, ALTER_CONFIGS, READ] : [CREATE, ALTER, ALTER_CONFIGS];
  return [
    ...copies.flatMap((copy) => allow(intent, TOPIC, copy, onCopies)),
    // What was translated before is read when it starts again.
    ...(isFollowing ? allow(intent, TOPIC, literal(own.checkpoints), [CREATE, READ]) : []),
    ...allow(intent, TOPIC, literal(own.heartbeats), [CREATE]),
    ...(commits ? groups.flatMap((group) => allow(intent, GROUP, group, [READ])) : []),
  ];
}

export function mirrorWorkerRows(intent: MirrorWorkerIntent): AclRow[] {
  const { copies, groups, own } = intent;
  return [
    ...copies.flatMap((copy) => allow(intent, TOPIC, copy, [WRITE])),
    ...(groups.length > 0 ? allow(intent, TOPIC, literal(own.checkpoints), [WRITE]) : []),
    ...allow(intent, TOPIC, literal(own.heartbeats), [WRITE]),
  ];
}
