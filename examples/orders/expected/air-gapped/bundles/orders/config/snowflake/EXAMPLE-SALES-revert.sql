-- orders on Snowflake account EXAMPLE-SALES: undoes EXAMPLE-SALES.sql, last first.

-- 6. undo: pipe SALES.RAW.ORDERS_PIPE
-- a pipe that exists keeps its statement: stop the clients, drop it and create it again; its channels and their offset tokens go with it
USE ROLE SALES_ADMIN;
DROP PIPE IF EXISTS SALES.RAW.ORDERS_PIPE;

-- 5. warehouse of SALES.MART.ORDERS_BY_HOUR: nothing undoes it

-- 4. target lag of SALES.MART.ORDERS_BY_HOUR: nothing undoes it

-- 3. undo: dynamic table SALES.MART.ORDERS_BY_HOUR
-- an existing one keeps its query, refresh mode and initialization: for another, drop it first; its rows are computed again
DROP DYNAMIC TABLE IF EXISTS SALES.MART.ORDERS_BY_HOUR;

-- 2. change tracking of SALES.RAW.ORDERS: nothing undoes it

-- 1. undo: table SALES.RAW.ORDERS
-- dropping loses the rows: UNDROP TABLE brings them back within the retention of the schema only
DROP TABLE IF EXISTS SALES.RAW.ORDERS;
