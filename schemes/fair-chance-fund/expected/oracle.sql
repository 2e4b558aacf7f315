-- Every line of fair-chance-fund, worked from the same CSV files by a second hand. Tables:
-- participants, events (text, as in the files), setting (as_at). Columns: participant and cell
-- (empty), provider, clause, payment period, units, pence. A spell holds its first and last day.
WITH RECURSIVE
card (place, clause, pounds) AS (VALUES
  (1, 'assessment-1', 500), (2, 'assessment-2', 500), (3, 'assessment-3', 200),
  (4, 'moved-in', 500), (5, 'housed-3-months', 1500), (6, 'housed-6-months', 1500),
  (7, 'housed-12-months', 1500), (8, 'housed-18-months', 1500), (9, 'begins-course', 500),
  (10, 'entry-level', 1500), (11, 'level-1', 2500), (12, 'level-2', 3500),
  (13, 'begins-work', 500), (14, 'full-time-13', 4500), (15, 'full-time-26', 3500),
  (16, 'part-time-13', 3000), (17, 'part-time-26', 2000), (18, 'volunteering-6', 500),
  (19, 'volunteering-13', 500), (20, 'volunteering-20', 250), (21, 'volunteering-26', 250)),
contract (provider, pounds) AS (VALUES ('lantern', 20000), ('harbour', 600000)),
-- Facts as known: the last row of each id, unless it takes the fact back.
version AS (
  SELECT *, row_number() OVER (PARTITION BY id ORDER BY recorded DESC) AS age FROM events
  WHERE recorded <= (SELECT as_at FROM setting)),
person AS MATERIALIZED (
  SELECT participant, provider, started FROM participants
  WHERE started <> '' AND recorded <= (SELECT as_at FROM setting)),
fact AS MATERIALIZED (
  SELECT participant, started, kind, "from" AS day, value,
    min('2018-12-31', CASE "to" WHEN '' THEN version.recorded ELSE "to" END) AS last
  FROM version JOIN person USING (participant)
  WHERE age = 1 AND status <> 'withdrawn' AND "from" <= '2018-12-31'),
-- Assessments on different days are counted; of the others the first counts.
assessed AS (
  SELECT participant, day, row_number() OVER (PARTITION BY participant ORDER BY day) AS n
  FROM (SELECT DISTINCT participant, day FROM fact WHERE kind = 'assessment' AND day >= started)),
firsts (participant, clause, day) AS (
  SELECT participant, 'assessment-' || n, day FROM assessed WHERE n <= 3
  UNION ALL
  SELECT participant, CASE
      WHEN kind = 'housed' THEN 'moved-in'
      WHEN kind = 'course' THEN 'begins-course'
      WHEN kind IN ('full-time', 'part-time') THEN 'begins-work'
      WHEN CAST(value AS REAL) = 0 THEN 'entry-level'
      WHEN CAST(value AS REAL) = 1 THEN 'level-1'
      WHEN CAST(value AS REAL) >= 2 THEN 'level-2' END AS clause, min(day)
  FROM fact
  WHERE day >= started AND kind IN ('housed', 'course', 'full-time', 'part-time', 'qualification')
  GROUP BY 1, 2 HAVING clause IS NOT NULL),
-- Spells from the start on, joined where they overlap or touch.
spell AS (
  SELECT participant, kind, CAST(julianday(max(day, started)) + 0.5 AS INTEGER) AS first,
    CAST(julianday(last) + 0.5 AS INTEGER) AS last
  FROM fact WHERE kind IN ('housed', 'full-time', 'part-time', 'volunteering')
    AND last >= max(day, started)),
edge AS (
  SELECT *, first > 1 + coalesce(max(last) OVER (
    PARTITION BY participant, kind ORDER BY first, last
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS opens
  FROM spell),
island AS (
  SELECT *, sum(opens) OVER (PARTITION BY participant, kind ORDER BY first, last) AS number
  FROM edge),
stretch AS MATERIALIZED (
  SELECT participant, kind, min(first) AS first, max(last) AS last
  FROM island GROUP BY participant, kind, number),
-- Calendar months without a break: the day of the month n later, or the month's last day.
months (n) AS (VALUES (3), (6), (12), (18)),
target AS (
  SELECT participant, n, date(first - 0.5) AS begins, date(last - 0.5) AS ends,
    date(first - 0.5, 'start of month', '+' || n || ' months') AS month
  FROM stretch, months WHERE kind = 'housed'),
kept AS (
  SELECT participant, 'housed-' || n || '-months' AS clause, date(min(
      date(month, '+' || (CAST(strftime('%d', begins) AS INTEGER) - 1) || ' days'),
      date(month, '+1 month', '-1 day')), '-1 day') AS day, ends
  FROM target),
-- Weeks in all, over gaps.
weeks (kind, n) AS (VALUES
  ('full-time', 13), ('full-time', 26), ('part-time', 13), ('part-time', 26),
  ('volunteering', 6), ('volunteering', 13), ('volunteering', 20), ('volunteering', 26)),
added AS (
  SELECT *, coalesce(sum(last - first + 1) OVER (
    PARTITION BY participant, kind ORDER BY first
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
  FROM stretch),
reached AS MATERIALIZED (
  SELECT participant, kind, n, date(first + 7 * n - before - 1 - 0.5) AS day
  FROM added JOIN weeks USING (kind)
  WHERE before < 7 * n AND before + last - first + 1 >= 7 * n),
-- Of full-time and part-time work the one that first comes to 13 weeks; of one day, full-time.
choice AS (
  SELECT participant, kind, row_number() OVER (PARTITION BY participant ORDER BY day, kind) AS n
  FROM reached WHERE kind IN ('full-time', 'part-time') AND n = 13),
achieved AS (
  SELECT * FROM firsts
  UNION ALL
  SELECT participant, clause, min(day) FROM kept WHERE day <= ends GROUP BY 1, 2
  UNION ALL
  SELECT participant, kind || '-' || n, day FROM reached
  WHERE kind = 'volunteering'
    OR (participant, kind) IN (SELECT participant, kind FROM choice WHERE n = 1)),
priced AS (
  SELECT participant, provider, clause, place, day, pounds
  FROM achieved JOIN card USING (clause) JOIN person USING (participant)
  WHERE day <= (SELECT as_at FROM setting)),
-- The caps, in the order of payment: day, participant, clause as written.
capped AS (
  SELECT *, sum(pounds) OVER (
    PARTITION BY participant ORDER BY day, place ROWS UNBOUNDED PRECEDING) AS so_far
  FROM priced),
person_capped AS (
  SELECT *, max(0, min(pounds, 17000 - so_far + pounds)) AS rest FROM capped),
contract_capped AS (
  SELECT p.*, coalesce(contract.pounds, 2500000) AS most, sum(rest) OVER (
    PARTITION BY provider ORDER BY day, participant, place ROWS UNBOUNDED PRECEDING) AS spent
  FROM person_capped p LEFT JOIN contract USING (provider))
SELECT participant, '' AS cell, provider, clause,
  substr(day, 1, 4) || '-Q' || ((CAST(substr(day, 6, 2) AS INTEGER) + 2) / 3) AS period,
  1 AS units, 100 * max(0, min(rest, most - spent + rest)) AS pence
FROM contract_capped WHERE rest > 0 AND most - spent + rest > 0;
