-- Every line of wp-lite, worked from the same CSV file by a second hand. Tables: participants
-- (text, as in the file), setting (as_at). Columns: participant and cell (one of them empty),
-- provider, clause, payment period, units, pence.
-- Money is whole pence in 64-bit integers; no binary fraction takes part.
WITH
card (label, attachment, job, weeks, sustainment, times) AS (VALUES
  ('g0', 40000, 120000, 26, 17000, 13), ('g1', 40000, 120000, 26, 21500, 13),
  ('g2', 40000, 120000, 13, 25000, 20), ('g3', 40000, 120000, 13, 25000, 20),
  ('g4', 40000, 100000, 13, 11500, 20), ('g5', 60000, 120000, 13, 23500, 20),
  ('g6', 60000, 350000, 13, 37000, 26), ('g7', 40000, 100000, 13, 14500, 13),
  ('g8', 30000, 120000, 13, 20000, 20)),
person AS (
  SELECT participant, provider, started, substr(started, 1, 7) AS period,
    CAST("weeks-in-work" AS INTEGER) - card.weeks AS beyond,
    attachment * CASE
      WHEN started < '2012-04-01' THEN 100
      WHEN started < '2013-04-01' THEN 75
      ELSE 50 END / 100 AS attachment,
    job, sustainment, times
  FROM participants JOIN card ON card.label = participants."group"
  WHERE started <= (SELECT as_at FROM setting)),
line AS (
  SELECT participant, '' AS cell, provider, 'attachment' AS clause, period, 1 AS units, attachment AS pence
  FROM person
  UNION ALL
  SELECT participant, '' AS cell, provider, 'job-outcome', period, 1, job FROM person WHERE beyond >= 0
  UNION ALL
  -- whole fours of weeks beyond the threshold, at most as many as the card allows
  SELECT participant, '' AS cell, provider, 'sustainment', period, min(beyond / 4, times),
    min(beyond / 4, times) * sustainment
  FROM person WHERE beyond >= 4),
rate AS (
  SELECT provider, count(*) AS starts, sum(beyond >= 0) AS jobs FROM person GROUP BY provider),
uplift AS (
  -- 39.5 % without a division: jobs * 1000 >= starts * 395; half a penny counts as one
  SELECT '' AS participant, '' AS cell, provider, 'uplift' AS clause, '2014-03' AS period, 1 AS units,
    (2 * 5 * (SELECT coalesce(sum(pence), 0) FROM line
      WHERE line.provider = rate.provider AND clause = 'sustainment') + 100) / 200 AS pence
  FROM rate
  WHERE jobs * 1000 >= starts * 395 AND (SELECT as_at FROM setting) >= '2014-03-31')
SELECT * FROM line
UNION ALL
SELECT * FROM uplift;
