-- Every line of national-careers-service, worked from the same CSV files by a second hand. Tables:
-- participants, events (text, as in the files), setting (as_at). Rows that the inner joins do not
-- find a price for are the refused ones.
WITH rate (since, until, customer, kind, pounds) AS (VALUES
  ('2018-10-01', '9999-12-31', 'priority', 'customer-satisfaction', 45),
  ('2018-10-01', '9999-12-31', 'priority', 'career-management', 50),
  ('2018-10-01', '9999-12-31', 'priority', 'job', 70),
  ('2018-10-01', '2020-09-30', 'priority', 'learning', 70),
  ('2020-10-01', '9999-12-31', 'priority', 'learning', 60),
  ('2018-10-01', '9999-12-31', 'priority', 'progression', 70),
  ('2018-10-01', '9999-12-31', 'other', 'customer-satisfaction', 10),
  ('2018-10-01', '9999-12-31', 'other', 'career-management', 10),
  ('2018-10-01', '2020-09-30', 'other', 'job', 20),
  ('2020-10-01', '9999-12-31', 'other', 'job', 30),
  ('2018-10-01', '9999-12-31', 'other', 'learning', 20),
  ('2018-10-01', '2020-09-30', 'other', 'progression', 20),
  ('2020-10-01', '9999-12-31', 'other', 'progression', 30)),
-- at most one of a kind for a person: the earliest
first AS (SELECT participant, kind, min("from") AS day FROM events GROUP BY participant, kind)
SELECT participant, '' AS cell, provider, 'outcome' AS clause, substr(day, 1, 7) AS period, 1 AS units,
  pounds * 100 AS pence
FROM first JOIN participants USING (participant) JOIN rate USING (customer, kind)
WHERE day BETWEEN since AND until AND day <= (SELECT as_at FROM setting);
