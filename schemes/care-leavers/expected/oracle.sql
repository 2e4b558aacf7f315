-- Every line of care-leavers, worked from the same CSV files by a second hand. Tables:
-- participants, events (text, as in the files), setting (as_at).
WITH card (kind, pounds) AS (VALUES
  ('right-course', 220), ('consistent-relationship', 220), ('feels-safe', 220),
  ('manages-home', 220), ('self-determined', 220), ('begins-course', 220),
  ('quarter-of-course', 220), ('half-of-course', 220), ('level-1', 1760), ('level-2', 4730),
  ('level-3', 4730), ('begins-degree', 660), ('degree-year-1', 2750), ('degree-year-2', 2750),
  ('degree', 4730), ('enters-experience', 110), ('experience-1-week', 220),
  ('experience-4-weeks', 330), ('enters-employment', 660), ('earns-768', 2750),
  ('earns-1631', 2750), ('earns-3350', 2750), ('earns-8155', 2750))
SELECT participant, '' AS cell, provider, kind AS clause,
  -- quarters of the calendar year, by their usual names
  substr("from", 1, 4) || '-Q' || ((CAST(substr("from", 6, 2) AS INTEGER) + 2) / 3) AS period,
  CAST(value AS INTEGER) AS units, CAST(value AS INTEGER) * pounds * 100 AS pence
FROM events JOIN participants USING (participant) JOIN card USING (kind)
WHERE "from" <= (SELECT as_at FROM setting);
