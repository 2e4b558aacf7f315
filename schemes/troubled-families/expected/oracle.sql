-- Every line of troubled-families, worked from the same CSV files by a second hand. Tables:
-- participants, events (text, as in the files), setting (as_at). Columns: participant and cell
-- (empty), provider, clause, payment period, units, pence. A spell holds its first and last day;
-- N months before a day begin on that day of the month, or on the month's last.
WITH RECURSIVE
agreed (provider, families) AS (VALUES ('smallborough', 6), ('midshire', 100)),
version AS (
  SELECT *, row_number() OVER (PARTITION BY id ORDER BY recorded DESC) AS age FROM events
  WHERE recorded <= (SELECT as_at FROM setting)),
family AS MATERIALIZED (
  SELECT participant, provider, started,
    CASE WHEN started < '2013-04-01' THEN 80 WHEN started < '2014-04-01' THEN 60 ELSE 40 END
      AS share
  FROM participants WHERE started <> '' AND recorded <= (SELECT as_at FROM setting)),
fact AS MATERIALIZED (
  SELECT participant, member, kind, "from" AS day, CAST(rtrim(value, '%') AS REAL) AS rate,
    min('2016-03-31', CASE "to" WHEN '' THEN version.recorded ELSE "to" END) AS last
  FROM version JOIN family USING (participant)
  WHERE age = 1 AND status <> 'withdrawn' AND "from" BETWEEN '2011-10-01' AND '2016-03-31'),
-- The days tried: ends of months from twelve months after the start on.
tried (participant, started, day) AS (
  SELECT participant, started, date(
      min(date(started, 'start of month', '+12 months',
          '+' || (CAST(strftime('%d', started) AS INTEGER) - 1) || ' days'),
        date(started, 'start of month', '+13 months', '-1 day')),
      'start of month', '+1 month', '-1 day')
  FROM family
  UNION ALL
  SELECT participant, started, date(day, 'start of month', '+2 months', '-1 day') FROM tried
  WHERE day < (SELECT as_at FROM setting)),
-- First days of the windows before the day tried, and before the start.
windowed AS MATERIALIZED (
  SELECT participant, started, day,
    min(date(day, 'start of month', '-6 months',
        '+' || (CAST(strftime('%d', day) AS INTEGER) - 1) || ' days'),
      date(day, 'start of month', '-5 months', '-1 day')) AS half_year,
    min(date(day, 'start of month', '-12 months',
        '+' || (CAST(strftime('%d', day) AS INTEGER) - 1) || ' days'),
      date(day, 'start of month', '-11 months', '-1 day')) AS year,
    min(date(started, 'start of month', '-6 months',
        '+' || (CAST(strftime('%d', started) AS INTEGER) - 1) || ' days'),
      date(started, 'start of month', '-5 months', '-1 day')) AS base
  FROM tried WHERE day <= (SELECT as_at FROM setting) AND day <= '2016-03-31'),
counted AS MATERIALIZED (
  SELECT w.participant, w.day,
    sum(f.kind = 'antisocial' AND f.day >= half_year AND f.day < w.day) AS antisocial,
    sum(f.kind = 'antisocial' AND f.day >= base AND f.day < started) AS antisocial_base,
    sum(f.kind = 'offence' AND f.day >= half_year AND f.day < w.day) AS offences,
    sum(f.kind = 'offence' AND f.day >= base AND f.day < started) AS offences_base,
    count(DISTINCT CASE WHEN f.kind = 'child' THEN f.member END) AS children,
    count(DISTINCT CASE WHEN f.kind = 'absence' AND f.day >= half_year AND f.day < w.day
      THEN f.member END) AS measured,
    count(DISTINCT CASE WHEN f.kind = 'absence' AND f.day >= half_year AND f.day < w.day
      AND f.rate >= 15 THEN f.member END) AS absent
  FROM windowed w LEFT JOIN fact f ON f.participant = w.participant GROUP BY w.participant, w.day),
excluded AS (
  SELECT w.participant, w.day, f.member, count(*) AS times
  FROM windowed w JOIN fact f ON f.participant = w.participant
    AND f.kind = 'exclusion' AND f.day >= year AND f.day < w.day
  GROUP BY w.participant, w.day, f.member),
crime AS (
  SELECT participant, min(day) AS day FROM counted
  WHERE measured = children AND absent = 0
    AND 100 * coalesce(antisocial, 0) <= 40 * coalesce(antisocial_base, 0)
    AND 100 * coalesce(offences, 0) <= 67 * coalesce(offences_base, 0)
    AND (participant, day) NOT IN (SELECT participant, day FROM excluded WHERE times >= 3)
  GROUP BY participant),
-- Six unbroken months of one adult from the family's start on.
spell AS (
  SELECT participant, member, CAST(julianday(max(day, started)) + 0.5 AS INTEGER) AS first,
    CAST(julianday(last) + 0.5 AS INTEGER) AS last
  FROM fact JOIN family USING (participant)
  WHERE kind = 'employed' AND last >= max(day, started)),
edge AS (
  SELECT *, first > 1 + coalesce(max(last) OVER (
    PARTITION BY participant, member ORDER BY first, last
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS opens
  FROM spell),
island AS (
  SELECT *, sum(opens) OVER (PARTITION BY participant, member ORDER BY first, last) AS number
  FROM edge),
stretch AS (
  SELECT participant, date(min(first) - 0.5) AS first, date(max(last) - 0.5) AS last
  FROM island GROUP BY participant, member, number),
lasting AS (
  SELECT participant, last, date(
      min(date(first, 'start of month', '+6 months',
          '+' || (CAST(strftime('%d', first) AS INTEGER) - 1) || ' days'),
        date(first, 'start of month', '+7 months', '-1 day')), '-1 day') AS day
  FROM stretch),
work AS (SELECT participant, min(day) AS day FROM lasting WHERE day <= last GROUP BY participant),
-- Crime and school, or work: the earlier one; of one day, the first.
item (participant, place, clause, day) AS (
  SELECT participant, 1, 'attachment-fee', started FROM family
  UNION ALL
  SELECT crime.participant, 2, 'crime-and-school-result', crime.day
  FROM crime LEFT JOIN work USING (participant) WHERE work.day IS NULL OR crime.day <= work.day
  UNION ALL
  SELECT participant, 3, 'progress-bonus', min(day)
  FROM fact JOIN family USING (participant) WHERE kind = 'progress' AND day >= started
  GROUP BY participant
  UNION ALL
  SELECT work.participant, 4, 'work-result', work.day
  FROM work LEFT JOIN crime USING (participant) WHERE crime.day IS NULL OR work.day < crime.day),
priced AS (
  SELECT item.*, provider, 40 * (100 - share) AS most, CASE place
      WHEN 1 THEN 40 * share WHEN 2 THEN 40 * (100 - share) - 100
      WHEN 3 THEN 100 ELSE 40 * (100 - share) END AS pounds
  FROM item JOIN family USING (participant) WHERE day <= (SELECT as_at FROM setting)),
-- What is left of a family's results, then five in six of the families agreed, each in the order
-- of payment: day, family, clause as written.
summed AS (
  SELECT *, sum(pounds) OVER (
    PARTITION BY participant, place = 1 ORDER BY day, place ROWS UNBOUNDED PRECEDING) AS so_far
  FROM priced),
left_over AS (
  SELECT *, CASE place WHEN 1 THEN pounds ELSE max(0, min(pounds, most - so_far + pounds)) END
    AS rest
  FROM summed),
ranked AS (
  SELECT *, count(*) OVER (
    PARTITION BY provider, CASE place WHEN 4 THEN 2 ELSE place END
    ORDER BY day, participant, place ROWS UNBOUNDED PRECEDING) AS number
  FROM left_over WHERE rest > 0)
SELECT participant, '' AS cell, provider, clause,
  substr(day, 1, 4) || '-Q' || ((CAST(substr(day, 6, 2) AS INTEGER) + 2) / 3) AS period,
  1 AS units, 100 * rest AS pence
FROM ranked LEFT JOIN agreed USING (provider)
WHERE number <= 5 * coalesce(families, 600) / 6;
