import { hasToken, terraformLiteral } from '../core/tokens';

/** Arguments as Terraform reads them back: `${` in a comment or a query is text, a token of cdktf stays one. */
export function providerArguments<T extends object>(args: T): T {
  return literal(args) as T;
}

function literal(value: unknown): unknown {
  if (typeof value === 'string') return hasToken(value) ? value : terraformLiteral(value);
  if (Array.isArray(value)) return value.map(literal);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, literal(entry)]));
}
