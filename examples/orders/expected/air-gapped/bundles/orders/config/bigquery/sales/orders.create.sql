CREATE TABLE IF NOT EXISTS `example-sales.sales.orders` (
  order_id STRING NOT NULL,
  customer_id STRING NOT NULL,
  placed_at TIMESTAMP NOT NULL,
  total NUMERIC(18, 2) NOT NULL,
  currency STRING NOT NULL
)
PARTITION BY TIMESTAMP_TRUNC(placed_at, DAY)
CLUSTER BY customer_id;
