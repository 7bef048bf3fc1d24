import type { StreamingStack } from 'sluicegate';

type Resources = Record<string, Record<string, Record<string, unknown>>>;

/** The Terraform document that a stack writes, wherever the tier puts it; undefined where it writes none. */
export function documentOf(stack: StreamingStack): Record<string, Resources> | undefined {
  const files = stack.renderFiles();
  const name = stack.node.id;
  const text = files[`stacks/${name}/cdk.tf.json`] ?? files[`bundles/${name}/review/terraform/main.tf.json`];
  return text === undefined ? undefined : (JSON.parse(text) as Record<string, Resources>);
}

/** The resources of one type in that document, without what cdktf notes about them. */
export function resourcesOf(stack: StreamingStack, type: string): Record<string, unknown>[] {
  const resources = documentOf(stack)?.resource?.[type] ?? {};
  return Object.values(resources).map((resource) => {
    const { '//': _, ...rest } = resource;
    return rest;
  });
}

/** What `bundle.json` says about a construct. */
export function inBundle(stack: StreamingStack, id: string): Record<string, unknown> | undefined {
  const bundle = JSON.parse(stack.renderFiles()[`bundles/${stack.node.id}/bundle.json`]!) as {
    resources: Record<string, unknown>[];
    references: Record<string, unknown>[];
  };
  return [...bundle.resources, ...bundle.references].find((entry) => entry.id === id);
}
