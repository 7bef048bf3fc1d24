import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SqlCatalog, type KnownTable, type SqlDialect } from '../../src/sql/sql-catalog';

/** The bodies of a file: each ends with a semicolon at the end of a line. */
export function bodiesOf(dialect: SqlDialect): string[] {
  const text = readFileSync(join(__dirname, `${dialect}-bodies.sql`), 'utf8');
  return text
    .split(/;\n(?=\(?(?:SELECT|WITH|FROM|$))/)
    .map((body) => body.trim())
    .filter((body) => body !== '');
}

const ORDERS = 'order_id customer_id status amount currency placed_at items shipping note is_gift';
const CUSTOMERS = 'customer_id name email country created_at tags';
const PAYMENTS = 'payment_id order_id method paid paid_at meta';
const EVENTS = 'event_id user_id kind ts payload';
const DAILY = 'day orders revenue';

function table(address: readonly [string, string, string], columns: string): KnownTable {
  return { address, columns: columns.split(' ') };
}

/** Every table that the bodies read, and nothing else in their schemas. */
export function catalogOf(dialect: SqlDialect): SqlCatalog {
  if (dialect === 'bigquery') {
    return new SqlCatalog({
      dialect,
      tables: [
        table(['shop-prod', 'sales', 'orders'], `${ORDERS} tags`),
        table(['shop-prod', 'sales', 'customers'], CUSTOMERS),
        table(['shop-prod', 'sales', 'payments'], PAYMENTS),
        table(['shop-prod', 'web', 'events'], EVENTS),
        table(['shop-prod', 'mart', 'daily'], DAILY),
      ],
      defaultPath: ['shop-prod', 'sales'],
      completeSchemas: [
        ['shop-prod', 'sales'],
        ['shop-prod', 'web'],
        ['shop-prod', 'mart'],
      ],
    });
  }
  return new SqlCatalog({
    dialect,
    tables: [
      table(['ANALYTICS', 'RAW', 'ORDERS'], ORDERS.toUpperCase()),
      table(['ANALYTICS', 'RAW', 'CUSTOMERS'], CUSTOMERS.toUpperCase()),
      table(['ANALYTICS', 'RAW', 'PAYMENTS'], PAYMENTS.toUpperCase()),
      table(['ANALYTICS', 'RAW', 'EVENTS'], EVENTS.toUpperCase()),
      table(['ANALYTICS', 'RAW', 'Click Log'], 'Id Url At'),
      table(['ANALYTICS', 'MART', 'DAILY'], DAILY.toUpperCase()),
    ],
    defaultPath: ['ANALYTICS', 'RAW'],
    completeSchemas: [
      ['ANALYTICS', 'RAW'],
      ['ANALYTICS', 'MART'],
    ],
  });
}
