import type { Conjunction } from './conjunction';
import { shortened } from './describe';
import type { Finding } from './json-rules';
import type { JsonRule } from './json-rule-table';
import type { SchemaNode } from './schema-node';
import { keyOf } from './spelled-value';

const CONNECT_KEYS = ['connect.type', 'connect.name', 'connect.parameters', 'connect.version'];

/** What no validator refuses, and what may still change the meaning of data. */
export function compareAnnotations(writer: Conjunction, reader: Conjunction): Finding[] {
  const findings: Finding[] = [];
  const changed = (rule: JsonRule, keyword: string, read: (node: SchemaNode) => string | undefined): void => {
    const [before, after] = [first(writer, read), first(reader, read)];
    if (before === after) return;
    findings.push({ rule, path: `/${keyword}`, writer: before ?? `no ${keyword}`, reader: after ?? `no ${keyword}` });
  };
  changed('DEFAULT_CHANGED', 'default', (node) => node.default && shortened(node.default.key));
  changed('FORMAT_CHANGED', 'format', (node) => node.format);
  changed('CONTENT_CHANGED', 'contentEncoding', (node) => node.contentEncoding);
  changed('CONTENT_CHANGED', 'contentMediaType', (node) => node.contentMediaType);
  changed('ACCESS_CHANGED', 'readOnly', (node) => flagText(node.readOnly));
  changed('ACCESS_CHANGED', 'writeOnly', (node) => flagText(node.writeOnly));
  for (const key of CONNECT_KEYS) {
    changed('CONNECT_TYPE_CHANGED', key, (node) => {
      const value = node.annotations.get(key);
      return value === undefined ? undefined : shortened(keyOf(value));
    });
  }
  return findings;
}

function first(conjunction: Conjunction, read: (node: SchemaNode) => string | undefined): string | undefined {
  return conjunction.all(read)[0];
}

// False is what an absent flag means.
function flagText(flag: boolean | undefined): string | undefined {
  return flag === true ? 'true' : undefined;
}
