import { byText } from '../core/stable-order';

/**
 * Resources of provider 2.11 that exist only with a preview feature switched on. A missing flag is noticed at apply, after
 * other resources are already made, so the flags are derived from what a stack contains.
 */
const FLAGS: Readonly<Record<string, string>> = {
  snowflake_dynamic_table: 'snowflake_dynamic_table_resource',
  snowflake_pipe: 'snowflake_pipe_resource',
  snowflake_table: 'snowflake_table_resource',
};

/** The flags that these resource types need, exactly and in stable order. */
export function previewFeatures(resourceTypes: Iterable<string>): string[] {
  const flags = [...resourceTypes].flatMap((type) => (Object.hasOwn(FLAGS, type) ? [FLAGS[type]!] : []));
  return [...new Set(flags)].sort(byText);
}
