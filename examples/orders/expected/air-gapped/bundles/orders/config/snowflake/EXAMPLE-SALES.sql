-- orders on Snowflake account EXAMPLE-SALES.
-- Run it from top to bottom; running it again is harmless.

-- 1. table SALES.RAW.ORDERS
-- dropping loses the rows: UNDROP TABLE brings them back within the retention of the schema only
USE ROLE SALES_ADMIN;
CREATE TABLE IF NOT EXISTS SALES.RAW.ORDERS (
  ORDER_ID VARCHAR(36) NOT NULL,
  CUSTOMER_ID VARCHAR NOT NULL,
  PLACED_AT TIMESTAMP_LTZ(6) NOT NULL,
  TOTAL NUMBER(18, 2) NOT NULL,
  CURRENCY VARCHAR NOT NULL
)
CHANGE_TRACKING = TRUE;

-- 2. change tracking of SALES.RAW.ORDERS
ALTER TABLE SALES.RAW.ORDERS SET CHANGE_TRACKING = TRUE;

-- 3. dynamic table SALES.MART.ORDERS_BY_HOUR
-- an existing one keeps its query, refresh mode and initialization: for another, drop it first; its rows are computed again
CREATE DYNAMIC TABLE IF NOT EXISTS SALES.MART.ORDERS_BY_HOUR
TARGET_LAG = '1 minute'
WAREHOUSE = TRANSFORM
REFRESH_MODE = AUTO
INITIALIZE = ON_CREATE
AS
SELECT DATE_TRUNC('hour', PLACED_AT) AS HOUR, CURRENCY, COUNT(*) AS ORDERS, SUM(TOTAL) AS TOTAL
        FROM SALES.RAW.ORDERS
        GROUP BY 1, 2;

-- 4. target lag of SALES.MART.ORDERS_BY_HOUR
ALTER DYNAMIC TABLE SALES.MART.ORDERS_BY_HOUR SET TARGET_LAG = '1 minute';

-- 5. warehouse of SALES.MART.ORDERS_BY_HOUR
ALTER DYNAMIC TABLE SALES.MART.ORDERS_BY_HOUR SET WAREHOUSE = TRANSFORM;

-- 6. pipe SALES.RAW.ORDERS_PIPE
-- a pipe that exists keeps its statement: stop the clients, drop it and create it again; its channels and their offset tokens go with it
CREATE PIPE IF NOT EXISTS SALES.RAW.ORDERS_PIPE
AS COPY INTO SALES.RAW.ORDERS (ORDER_ID, CUSTOMER_ID, PLACED_AT, TOTAL, CURRENCY)
FROM (
  SELECT
    $1:order_id::VARCHAR(36),
    $1:customer_id::VARCHAR,
    $1:placed_at::TIMESTAMP_LTZ(6),
    $1:total::NUMBER(18, 2),
    $1:currency::VARCHAR
  FROM TABLE(DATA_SOURCE(TYPE => 'STREAMING'))
);
