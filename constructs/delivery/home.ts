import { TerraformStack, TerraformVariable } from 'cdktf';
import type { TerraformDataSource, TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { fail } from '../../src/core/sluicegate-error';
import { Disposition } from '../../src/security/disposition';
import type { Secret } from '../../src/security/secret';
import type { Ledger } from './ledger';
import { ReviewStack } from './review-stack';

/** The gate's own corner of a stack: variables, providers and the review stack stand here, out of the way of users' ids. */
const CORNER = '.sluicegate';

/** Where a construct's resources are made: itself, or its image in the review stack. */
export class Home {
  public constructor(
    private readonly ledger: Ledger,
    /** The parent for the resources. */
    public readonly scope: Construct,
    /** The stack whose state they share. */
    public readonly stack: TerraformStack,
  ) {}

  /** A sensitive variable of this stack, one for each name; its value as Terraform refers to it. */
  public secret(secret: Secret): string {
    const name = secret.toTerraformName();
    const variables = corner(this.stack, 'variables');
    const existing = variables.node.tryFindChild(name);
    if (existing instanceof TerraformVariable) {
      if (existing.description !== secret.toString()) refuseSharedName(this.stack, name, existing, secret);
      return existing.stringValue;
    }
    const variable = new TerraformVariable(variables, name, {
      type: 'string',
      sensitive: true,
      nullable: false,
      description: secret.toString(),
    });
    variable.overrideLogicalId(name);
    this.ledger.own(variable);
    return variable.stringValue;
  }

  /** The provider that serves a construct in this stack, made when the first resource needs it. */
  public provider(
    of: IConstruct,
    create: (scope: Construct, id: string, alias: string) => TerraformProvider,
  ): TerraformProvider {
    const providers = PROVIDERS.get(this.stack) ?? new Map<IConstruct, TerraformProvider>();
    PROVIDERS.set(this.stack, providers);
    const existing = providers.get(of);
    if (existing) return existing;
    const taken = new Set([...providers.values()].map((provider) => provider.alias));
    const wanted = aliasOf(of);
    let alias = wanted;
    for (let count = 2; taken.has(alias); count += 1) alias = `${wanted}_${count}`;
    const provider = create(corner(this.stack, 'providers'), alias, alias);
    this.ledger.own(provider);
    providers.set(of, provider);
    return provider;
  }

  /** The data source that finds out about a construct in this stack, made when the first resource needs it. */
  public lookup<T extends TerraformDataSource>(of: IConstruct, create: (scope: Construct, id: string) => T): T {
    const lookups = LOOKUPS.get(this.stack) ?? new Map<IConstruct, TerraformDataSource>();
    LOOKUPS.set(this.stack, lookups);
    const existing = lookups.get(of) as T | undefined;
    if (existing) return existing;
    const lookup = create(corner(this.stack, 'lookups'), `${aliasOf(of)}_${lookups.size}`);
    this.ledger.own(lookup);
    lookups.set(of, lookup);
    return lookup;
  }
}

const LOOKUPS = new WeakMap<TerraformStack, Map<IConstruct, TerraformDataSource>>();
/** Two secrets in one variable: one of them would be used where the other belongs. */
function refuseSharedName(stack: TerraformStack, name: string, existing: TerraformVariable, secret: Secret): never {
  fail({
    path: stack.node.path,
    property: 'secrets',
    rule: 'delivery.secret-name',
    must: `have Terraform variables of their own, not both '${name}'`,
    given: `${existing.description ?? 'a variable'} and ${secret.toString()}`,
    remedy: 'name the variable of one of them with Secret.terraformVariable',
  });
}

const PROVIDERS = new WeakMap<TerraformStack, Map<IConstruct, TerraformProvider>>();
const IMAGES = new WeakMap<IConstruct, Construct>();
const IS_IMAGE = new WeakSet<IConstruct>();

/** Where resources of a construct belong under a disposition that provisions. */
export function homeOf(ledger: Ledger, scope: Construct, disposition: Disposition): Home {
  if (disposition === Disposition.DEPLOY) return new Home(ledger, scope, ledger.stack);
  const review = reviewStackOf(ledger);
  return new Home(ledger, imageOf(scope, ledger, review), review);
}

/** The image of a construct in the review stack, if it has one. */
export function existingImageOf(construct: IConstruct): Construct | undefined {
  return IMAGES.get(construct);
}

/** Whether a construct is an image, rather than something that was built. */
export function isImage(construct: IConstruct): boolean {
  return IS_IMAGE.has(construct);
}

function reviewStackOf(ledger: Ledger): ReviewStack {
  ledger.review ??= new ReviewStack(corner(ledger.stack), `${ledger.stack.node.id}-review`, ledger);
  return ledger.review;
}

/** Same ids below the review stack as below the stack itself: logical ids, and so addresses, are equal in both. */
function imageOf(construct: Construct, ledger: Ledger, review: ReviewStack): Construct {
  if (construct === ledger.stack) return review;
  const known = IMAGES.get(construct);
  if (known) return known;
  const parent = construct.node.scope;
  const image = new Construct(parent ? imageOf(parent, ledger, review) : review, construct.node.id);
  IMAGES.set(construct, image);
  IS_IMAGE.add(image);
  return image;
}

function corner(stack: TerraformStack, ...rest: string[]): Construct {
  return [CORNER, ...rest].reduce<Construct>(
    (scope, id) => scope.node.tryFindChild(id) ?? new Construct(scope, id),
    stack,
  );
}

function aliasOf(construct: IConstruct): string {
  const { scopes } = construct.node;
  const stack = scopes.findIndex((scope) => TerraformStack.isStack(scope));
  const words = scopes.slice(stack + 1).map((scope) => scope.node.id.replace(/[^A-Za-z0-9]+/g, '_'));
  return words.join('_').replace(/^[^A-Za-z]+/, '') || 'default';
}
