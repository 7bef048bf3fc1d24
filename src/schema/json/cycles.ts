import type { PendingReference } from './node-reader';
import type { Findings, SchemaDocument } from './schema-document';
import type { SchemaNode } from './schema-node';

const MAX_STEPS = 200;

type Uses = ReadonlyMap<SchemaDocument, ReadonlyMap<SchemaDocument, PendingReference>>;

/** The references in the order of registration: what others refer to comes first. Cycles and unused ones are findings. */
export function documentOrder(
  main: SchemaDocument,
  references: readonly SchemaDocument[],
  uses: Uses,
  findings: Findings,
): SchemaDocument[] {
  const order: SchemaDocument[] = [];
  const open: SchemaDocument[] = [];
  const visit = (document: SchemaDocument): void => {
    open.push(document);
    for (const [target, reference] of uses.get(document) ?? []) {
      const start = open.indexOf(target);
      if (start >= 0) reportCycle([...open.slice(start), target], reference, findings);
      else if (!order.includes(target)) visit(target);
    }
    open.pop();
    order.push(document);
  };
  visit(main);
  for (const reference of references) {
    if (order.includes(reference)) continue;
    findings.warn(reference, reference.json.root, {
      property: 'references',
      rule: 'schema.json.reference-unused',
      must: 'be referred to',
      given: JSON.stringify(reference.name),
      remedy: 'remove the reference, or add the $ref',
    });
  }
  return order.filter((document) => document !== main);
}

function reportCycle(cycle: readonly SchemaDocument[], reference: PendingReference, findings: Findings): void {
  findings.fail(reference.place.document, reference.place.node, {
    property: reference.place.pointer,
    rule: 'schema.json.reference-cycle',
    must: 'not refer back to a schema that refers to it, since one of them is registered first',
    given: cycle.map((document) => document.json.fileName).join(' -> '),
    remedy: 'move what both need into a schema of its own',
  });
}

/** Schemas that apply to the same value as the node itself. */
function inPlace(node: SchemaNode): SchemaNode[] {
  const { ref, not, conditional } = node;
  return [ref, ...node.allOf, ...node.anyOf, ...node.oneOf, not, ...node.dependentSchemas.values()]
    .concat(conditional ? [conditional.test, conditional.then, conditional.otherwise] : [])
    .filter((next) => next !== undefined);
}

/** A schema that leads back to itself without stepping into a value never ends. */
export function checkInPlaceCycles(nodes: Iterable<SchemaNode>, findings: Findings): void {
  const done = new Set<SchemaNode>();
  const open = new Set<SchemaNode>();
  for (const start of nodes) {
    const stack: { node: SchemaNode; next: SchemaNode[] }[] = [];
    const enter = (node: SchemaNode): void => {
      open.add(node);
      stack.push({ node, next: inPlace(node) });
    };
    if (!done.has(start)) enter(start);
    while (stack.length > 0) {
      const top = stack[stack.length - 1]!;
      const next = top.next.shift();
      if (next === undefined) {
        stack.pop();
        open.delete(top.node);
        done.add(top.node);
      } else if (open.has(next)) reportLoop(top.node, next, findings);
      else if (stack.length >= MAX_STEPS) return reportTooFar(start, findings);
      else if (!done.has(next)) enter(next);
    }
  }
}

function reportTooFar(node: SchemaNode, findings: Findings): void {
  findings.fail(node.document, node.source, {
    property: node.pointer,
    rule: 'schema.json.endless',
    must: `lead through at most ${MAX_STEPS} schemas before a value is stepped into`,
    remedy: 'refer to the last of them at once',
  });
}

function reportLoop(node: SchemaNode, next: SchemaNode, findings: Findings): void {
  findings.fail(node.document, node.source, {
    property: node.pointer,
    rule: 'schema.json.endless',
    must: 'not apply itself to the same value again',
    given: `a way back to ${next.pointer}`,
    remedy: 'refer to it from inside properties or items, or remove the reference',
  });
}
