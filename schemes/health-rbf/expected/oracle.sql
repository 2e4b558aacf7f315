-- Every line of health-rbf, worked from the same CSV file by a second hand. Tables: returns (text,
-- as in the file), setting (as_at). A line's cell is its month or quarter. Tariffs are cents,
-- weights thousandths, scores hundredths of a percent: whole numbers throughout.
WITH
tariff (indicator, cents) AS (VALUES
  ('delivery', 459), ('new-fp-user', 183), ('child-vaccinated', 92), ('four-anc-visits', 37),
  ('contraceptive-resupply', 18), ('curative-visit', 18), ('growth-monitoring', 18),
  ('first-anc', 9), ('obstetric-transfer', 459), ('risk-pregnancy-referred', 183),
  ('malnourished-child-referred', 183), ('other-emergency-referred', 183), ('tetanus', 46),
  ('malaria-prophylaxis', 46)),
weight (indicator, thousandths) AS (VALUES
  ('curative', 170), ('delivery-ward', 130), ('prenatal', 126), ('family-planning', 114),
  ('hiv', 90), ('immunisation', 70), ('pharmacy', 60), ('growth', 52), ('administration', 52),
  ('finance', 50), ('laboratory', 30), ('tuberculosis', 28), ('cleanliness', 28)),
-- what was known: the last recorded of each id, unless taken back; no date means at once
version AS (
  SELECT *, row_number() OVER (PARTITION BY id ORDER BY recorded DESC) AS age FROM returns
  WHERE recorded <= (SELECT as_at FROM setting)),
known AS (SELECT * FROM version WHERE age = 1 AND status <> 'withdrawn'),
-- the quarter of a month, and the month in which the quarter ends
served AS (
  SELECT provider, period AS cell, ((CAST(substr(period, 6, 2) AS INTEGER) + 2) / 3) AS quarter,
    substr(period, 1, 4) AS year, cents, CAST(declared AS INTEGER) AS declared,
    CAST(verified AS INTEGER) AS verified,
    CASE WHEN provider = 'h1' THEN 5 ELSE 50 END AS tolerance
  FROM known JOIN tariff USING (indicator)),
service AS (
  SELECT provider, cell, year, quarter, sum(verified * cents) AS cents FROM served
  -- strictly inside the tolerance; nothing verified has no ratio, and no quantity either
  WHERE verified = 0 OR abs(declared - verified) * 100 < tolerance * verified
  GROUP BY provider, cell, year, quarter),
score AS (
  -- hundredths of a percent times thousandths: divide by 10,000 * 1,000
  SELECT provider, substr(period, 1, 4) AS year, CAST(substr(period, 7) AS INTEGER) AS quarter,
    sum(CAST(round(100 * CAST(rtrim(verified, '%') AS REAL)) AS INTEGER) * thousandths) AS points
  FROM known JOIN weight USING (indicator) GROUP BY provider, period),
services AS (
  SELECT '' AS participant, cell, provider, 'services' AS clause,
    year || '-' || printf('%02d', quarter * 3) AS period, 1 AS units,
    (2 * cents * points + 10000000) / 20000000 AS pence
  FROM service JOIN score USING (provider, year, quarter)),
resident AS (
  SELECT provider, period AS cell, CAST(verified AS INTEGER) AS people,
    CASE WHEN provider IN ('s1', 's2', 's3') THEN 'south' ELSE 'north' END AS district
  FROM known WHERE indicator = 'residents'),
part AS (
  SELECT *, sum(people) OVER pool AS everyone, 1600000 * people / sum(people) OVER pool AS floor,
    1600000 * people % sum(people) OVER pool AS remainder
  FROM resident WINDOW pool AS (PARTITION BY district, cell)),
-- the pennies that the floors leave go to the largest remainders, ties by name
dealt AS (
  SELECT *, 1600000 - sum(floor) OVER (PARTITION BY district, cell) AS pennies,
    row_number() OVER (PARTITION BY district, cell ORDER BY remainder DESC, provider) AS place
  FROM part WHERE everyone > 0),
pool AS (
  SELECT '' AS participant, cell, provider, 'district-pool' AS clause,
    substr(cell, 1, 5) || printf('%02d', CAST(substr(cell, 7) AS INTEGER) * 3) AS period,
    1 AS units, floor + (place <= pennies) AS pence
  FROM dealt)
SELECT * FROM (SELECT * FROM services UNION ALL SELECT * FROM pool)
-- payable on the last day of the quarter, the end of what the price reads
WHERE date(period || '-01', '+1 month', '-1 day') <= (SELECT as_at FROM setting) AND pence <> 0;
