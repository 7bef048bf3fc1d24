CREATE MATERIALIZED VIEW IF NOT EXISTS `example-sales.sales.orders_by_day`
OPTIONS (
  enable_refresh = TRUE,
  refresh_interval_minutes = 30
)
AS
SELECT TIMESTAMP_TRUNC(placed_at, DAY) AS day, currency, COUNT(*) AS orders, SUM(total) AS total
        FROM `example-sales.sales.orders`
        GROUP BY day, currency
;
