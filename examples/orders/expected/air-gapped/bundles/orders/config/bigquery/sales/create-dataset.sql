CREATE SCHEMA IF NOT EXISTS `example-sales.sales`
OPTIONS (
  location = "EU"
);
