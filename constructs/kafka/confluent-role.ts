import { fail } from '../../src/core/sluicegate-error';
import { didYouMean } from '../../src/core/nearest';
import type { ConfluentResourceLevel } from '../../src/kafka/confluent-resource-level';

const IN_CLUSTER: readonly ConfluentResourceLevel[] = ['CLUSTER', 'IN_CLUSTER'];
const ANY: readonly ConfluentResourceLevel[] = ['ORGANIZATION', 'ENVIRONMENT', 'CLUSTER', 'IN_CLUSTER'];

/**
 * A role of Confluent Cloud.
 *
 * @see https://docs.confluent.io/cloud/current/security/access-control/rbac/predefined-rbac-roles.html
 */
export class ConfluentRole {
  /** Everything in the organization. */
  public static readonly ORGANIZATION_ADMIN = new ConfluentRole('OrganizationAdmin', ['ORGANIZATION']);
  /** Accounts and keys of the organization. */
  public static readonly ACCOUNT_ADMIN = new ConfluentRole('AccountAdmin', ['ORGANIZATION']);
  /** Everything in an environment. */
  public static readonly ENVIRONMENT_ADMIN = new ConfluentRole('EnvironmentAdmin', ['ENVIRONMENT']);
  /** Everything on a cluster. */
  public static readonly CLOUD_CLUSTER_ADMIN = new ConfluentRole('CloudClusterAdmin', ['CLUSTER']);
  /** Seeing and restarting what runs. */
  public static readonly OPERATOR = new ConfluentRole('Operator', ['ORGANIZATION', 'ENVIRONMENT', 'CLUSTER']);
  /** Seeing metrics. */
  public static readonly METRICS_VIEWER = new ConfluentRole('MetricsViewer', [
    'ORGANIZATION',
    'ENVIRONMENT',
    'CLUSTER',
  ]);
  /** Reading topics, groups or subjects. */
  public static readonly DEVELOPER_READ = new ConfluentRole('DeveloperRead', IN_CLUSTER);
  /** Writing topics, transactions or subjects. */
  public static readonly DEVELOPER_WRITE = new ConfluentRole('DeveloperWrite', IN_CLUSTER);
  /** Making, changing and deleting topics or subjects. */
  public static readonly DEVELOPER_MANAGE = new ConfluentRole('DeveloperManage', IN_CLUSTER);
  /** Everything about topics, groups or subjects, and granting it to others. */
  public static readonly RESOURCE_OWNER = new ConfluentRole('ResourceOwner', IN_CLUSTER);

  /**
   * Another role by its name. What looks like a mistyped name of a role above is refused.
   *
   * @param roleName as Confluent Cloud spells it: `FlinkDeveloper`
   */
  public static of(roleName: string): ConfluentRole {
    const known = KNOWN.find((role) => role.roleName === roleName);
    if (known) return known;
    const meant = didYouMean(
      roleName,
      KNOWN.map((role) => role.roleName),
    );
    if (/^[A-Z][A-Za-z]{2,63}$/.test(roleName) && meant === '') return new ConfluentRole(roleName, ANY);
    fail({
      path: 'ConfluentRole.of',
      property: 'roleName',
      rule: 'confluent.role.name',
      must: 'be the name of a role, 3 to 64 letters beginning with a capital',
      given: JSON.stringify(roleName),
      remedy: meant === '' ? "spell it as Confluent Cloud does, for instance 'FlinkDeveloper'" : meant,
    });
  }

  private constructor(
    /** As Confluent Cloud spells it. */
    public readonly roleName: string,
    /** @internal */
    public readonly _levels: readonly ConfluentResourceLevel[],
  ) {}
}

const KNOWN = Object.values(ConfluentRole).filter((value): value is ConfluentRole => value instanceof ConfluentRole);
