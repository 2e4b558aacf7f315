-- Every line of innovation-fund, worked from the same CSV files by a second hand. Tables:
-- participants, events (text, as in the files), setting (as_at). Columns: participant and cell
-- (empty), provider, clause, payment month, units, pence. A spell holds its first and last day.
WITH
card (place, name, first, second) AS (VALUES
  -- pounds on either card; nothing where a card does not have it
  (1, 'behaviour', 1300, 1300), (2, 'attendance', 800, 1400), (3, 'attitude', NULL, 700),
  (4, 'entry-level', NULL, 900), (5, 'basic-skills', NULL, 900), (6, 'level-1', 700, 1100),
  (7, 'level-2', 2200, 3300), (8, 'level-3', 3300, 5100), (9, 'level-4', 2000, NULL),
  (10, 'esol', 1200, NULL), (11, 'work-13', 2600, 3500), (12, 'work-26', 1000, 2000)),
version AS (
  SELECT *, row_number() OVER (PARTITION BY id ORDER BY recorded DESC) AS age FROM events
  WHERE recorded <= (SELECT as_at FROM setting)),
person AS MATERIALIZED (
  SELECT participant, provider, started, CASE provider
      WHEN 'new-horizons' THEN 'round-1' ELSE 'round-2' END AS clause
  FROM participants WHERE started <> '' AND recorded <= (SELECT as_at FROM setting)),
fact AS MATERIALIZED (
  SELECT participant, started, kind, "from" AS day, value,
    min('2016-10-31', CASE "to" WHEN '' THEN version.recorded ELSE "to" END) AS last
  FROM version JOIN person USING (participant)
  WHERE age = 1 AND status <> 'withdrawn' AND "from" <= '2016-10-31'),
spell AS (
  SELECT participant, CAST(julianday(max(day, started)) + 0.5 AS INTEGER) AS first,
    CAST(julianday(last) + 0.5 AS INTEGER) AS last
  FROM fact WHERE kind = 'employed' AND last >= max(day, started)),
-- Spells joined where they overlap or touch.
edge AS (
  SELECT *, first > 1 + coalesce(max(last) OVER (
    PARTITION BY participant ORDER BY first, last
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS opens
  FROM spell),
island AS (
  SELECT *, sum(opens) OVER (PARTITION BY participant ORDER BY first, last) AS number FROM edge),
stretch AS MATERIALIZED (
  SELECT participant, min(first) AS first, max(last) AS last
  FROM island GROUP BY participant, number),
added AS (
  SELECT *, coalesce(sum(last - first + 1) OVER (
    PARTITION BY participant ORDER BY first
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
  FROM stretch),
weeks (n) AS (VALUES (13), (26)),
achieved (participant, name, day) AS (
  SELECT participant, CASE kind
      WHEN 'qualification' THEN CASE CAST(value AS INTEGER)
        WHEN 0 THEN 'entry-level' ELSE 'level-' || CAST(value AS INTEGER) END
      ELSE kind END, min(day)
  FROM fact WHERE day >= started AND kind <> 'employed' GROUP BY 1, 2
  UNION ALL
  SELECT participant, 'work-' || n, date(first + 7 * n - before - 1 - 0.5) FROM added, weeks
  WHERE before < 7 * n AND before + last - first + 1 >= 7 * n),
priced AS (
  SELECT participant, provider, clause, place, day,
    CASE clause WHEN 'round-1' THEN first ELSE second END AS pounds,
    CASE clause WHEN 'round-1' THEN 8200 ELSE 11700 END AS most
  FROM achieved JOIN card USING (name) JOIN person USING (participant)
  WHERE day <= (SELECT as_at FROM setting)),
-- The cap of a person, in the order of payment: day, metric as written.
capped AS (
  SELECT *, sum(pounds) OVER (
    PARTITION BY participant ORDER BY day, place ROWS UNBOUNDED PRECEDING) AS so_far
  FROM priced WHERE pounds IS NOT NULL)
SELECT participant, '' AS cell, provider, clause, substr(day, 1, 7) AS period, 1 AS units,
  100 * min(pounds, most - so_far + pounds) AS pence
FROM capped WHERE most - so_far + pounds > 0;
