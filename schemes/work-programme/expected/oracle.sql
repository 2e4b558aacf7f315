-- Every line of work-programme, worked from the same CSV files by a second hand. Tables:
-- participants, events, bank_holidays (text, as in the files), setting (as_at). Columns:
-- participant and cell (one of them empty), provider, clause, payment period, units, pence.
-- Days are Julian day numbers; a spell holds its first and last day; money is whole pence.
WITH RECURSIVE
setting_day AS MATERIALIZED (SELECT as_at, CAST(julianday(as_at) + 0.5 AS INTEGER) AS day
  FROM setting),
card (label, attachment, job, days, sustainment, times, non_intervention) AS (VALUES
  -- pence, and days in work; the last is the share of people who would find work in any case,
  -- in percent, from contract year 3
  ('jsa-18-24', 40000, 120000, 182, 17000, 13, 40),
  ('jsa-25-plus', 40000, 120000, 182, 21500, 13, 30),
  ('jsa-early-access', 40000, 120000, 91, 25000, 20, NULL),
  ('jsa-ex-ib', 40000, 120000, 91, 25000, 20, NULL),
  ('esa-volunteers', 40000, 100000, 91, 11500, 20, NULL),
  ('esa-new', 60000, 120000, 91, 23500, 20, 15),
  ('esa-ex-ib', 60000, 350000, 91, 37000, 26, NULL),
  ('ib-is', 40000, 100000, 91, 14500, 13, NULL),
  ('jsa-prison-leavers', 30000, 120000, 182, 20000, 20, NULL)),
-- Working days: each day with the number of working days up to and including it.
calendar (day, date) AS (
  SELECT CAST(julianday('2011-01-01') + 0.5 AS INTEGER), '2011-01-01'
  UNION ALL SELECT day + 1, date(date, '+1 day') FROM calendar WHERE date < '2022-12-31'),
working AS MATERIALIZED (
  SELECT day, date, strftime('%w', date) NOT IN ('0', '6')
      AND date NOT IN (SELECT date FROM bank_holidays) AS open,
    sum(strftime('%w', date) NOT IN ('0', '6')
      AND date NOT IN (SELECT date FROM bank_holidays)) OVER (ORDER BY day) AS number
  FROM calendar),
opening AS MATERIALIZED (SELECT number, day, date FROM working WHERE open),
-- Participants: the row without a date is the first; a later row moves them from its date.
written AS MATERIALIZED (
  SELECT participant, provider, referred, started, "from" AS since,
    CASE
      WHEN benefit = 'jsa' AND "left-prison" = 'yes' THEN 'jsa-prison-leavers'
      WHEN benefit = 'jsa' AND "ex-ib" = 'yes' THEN 'jsa-ex-ib'
      WHEN benefit = 'jsa' AND "early-access" = 'yes' THEN 'jsa-early-access'
      WHEN benefit = 'jsa' AND CAST(age AS INTEGER) < 25 THEN 'jsa-18-24'
      WHEN benefit = 'jsa' THEN 'jsa-25-plus'
      WHEN benefit = 'esa' AND "ex-ib" = 'yes' THEN 'esa-ex-ib'
      WHEN benefit = 'esa' AND volunteer = 'yes' THEN 'esa-volunteers'
      WHEN benefit = 'esa' THEN 'esa-new'
      ELSE 'ib-is' END AS label
  FROM participants WHERE recorded <= (SELECT as_at FROM setting)),
person AS MATERIALIZED (
  SELECT participant, provider, referred, started, label, days, times,
    CAST(julianday(started) + 0.5 AS INTEGER) AS start
  FROM written JOIN card USING (label) WHERE since = ''),
-- Spells as known, from the start on, merged where they overlap or touch.
version AS (
  SELECT *, row_number() OVER (PARTITION BY id ORDER BY recorded DESC) AS age FROM events
  WHERE kind = 'employed' AND recorded <= (SELECT as_at FROM setting)),
spell AS (
  SELECT participant, start, days, max(CAST(julianday("from") + 0.5 AS INTEGER), start) AS first,
    CAST(julianday(CASE "to" WHEN '' THEN version.recorded ELSE "to" END) + 0.5 AS INTEGER) AS last
  FROM version JOIN person USING (participant)
  WHERE version.age = 1 AND status <> 'withdrawn' AND started <> ''),
edge AS (
  SELECT *, first > 1 + coalesce(max(last) OVER (
    PARTITION BY participant ORDER BY first, last
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS opens
  FROM spell WHERE last >= first),
island AS (
  SELECT *, sum(opens) OVER (PARTITION BY participant ORDER BY first, last) AS number FROM edge),
stretch AS MATERIALIZED (
  SELECT participant, start, days, number, min(first) AS first, max(last) AS last
  FROM island GROUP BY participant, start, days, number),
-- The day on which the days add up: before it, `worked` days in the stretches before.
added AS (
  SELECT *, coalesce(sum(last - first + 1) OVER (
    PARTITION BY participant ORDER BY first
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS worked
  FROM stretch),
reached AS (
  SELECT participant, first + days - worked - 1 AS day, start
  FROM added
  WHERE worked < days AND worked + last - first + 1 >= days),
job AS MATERIALIZED (
  SELECT participant, day FROM reached
  WHERE day < start + 728 AND day <= (SELECT day FROM setting_day)),
-- Whole fours of weeks in each stretch after that day.
rest AS (
  SELECT participant, max(first, day + 1) AS first, (last - max(first, day + 1) + 1) / 28 AS fours
  FROM stretch JOIN job USING (participant) WHERE last > day),
four (participant, first, place, fours) AS (
  SELECT participant, first, 1, fours FROM rest WHERE fours > 0
  UNION ALL SELECT participant, first, place + 1, fours FROM four WHERE place < fours),
sustained AS (
  SELECT participant, first + 28 * place - 1 AS day,
    row_number() OVER (PARTITION BY participant ORDER BY first, place) AS n
  FROM four),
payable AS (
  SELECT sustained.participant, sustained.day, sustained.n, opening.date, opening.day AS paid
  FROM sustained JOIN working ON working.day = sustained.day
  JOIN opening ON opening.number = working.number + 15
  WHERE sustained.day <= (SELECT CAST(julianday('2022-03-31') + 0.5 AS INTEGER))),
-- Items: what was achieved, when, and in which month it is paid.
item (participant, clause, achieved, period) AS (
  SELECT participant, 'attachment', started, substr(started, 1, 7) FROM person
  WHERE started <> '' AND started <= (SELECT as_at FROM setting)
  UNION ALL
  SELECT participant, 'job-outcome', date(day - 0.5), substr(date(day - 0.5), 1, 7) FROM job
  UNION ALL
  SELECT payable.participant, 'sustainment', date(payable.day - 0.5), substr(date, 1, 7)
  FROM payable JOIN person USING (participant)
  WHERE n <= times AND paid <= (SELECT day FROM setting_day) AND date <= '2022-03-31'),
-- An item belongs to the provider who had the participant on the day it was achieved.
tenure AS MATERIALIZED (
  SELECT participant, provider, since,
    lead(since, 1, '9999') OVER (PARTITION BY participant ORDER BY since) AS until
  FROM written),
held AS MATERIALIZED (
  SELECT item.*, label, started, tenure.provider,
    CASE WHEN achieved < '2012-04-01' THEN 1
      ELSE CAST(strftime('%Y', achieved, '-3 months') AS INTEGER) - 2010 END AS year,
    CASE WHEN started < '2012-04-01' THEN 1
      ELSE CAST(strftime('%Y', started, '-3 months') AS INTEGER) - 2010 END AS start_year
  FROM item JOIN person USING (participant)
  JOIN tenure ON tenure.participant = item.participant AND achieved >= since AND achieved < until),
priced AS (
  SELECT participant, '' AS cell, provider, clause, period, 1 AS units,
    CASE clause
      WHEN 'attachment' THEN attachment *
        CASE start_year WHEN 1 THEN 100 WHEN 2 THEN 75 WHEN 3 THEN 50 ELSE 0 END / 100
      -- the discount in thousandths of a percent; half a penny counts as one
      WHEN 'job-outcome' THEN (2 * job * (100000 - CASE
          WHEN provider <> 'eastgate' OR start_year = 1 THEN 0
          WHEN start_year = 2 THEN 5000
          ELSE 12345 END) + 100000) / 200000
      ELSE sustainment END AS pence
  FROM held JOIN card USING (label)),
-- The incentive: jobs of a contract year beyond 1.3 times non-intervention of its referrals.
referral AS (
  SELECT provider, label, CASE WHEN referred < '2012-04-01' THEN 1
      ELSE CAST(strftime('%Y', referred, '-3 months') AS INTEGER) - 2010 END AS year,
    count(*) AS referred
  FROM person GROUP BY 1, 2, 3),
won AS (
  SELECT provider, label, year, count(DISTINCT participant) AS people FROM held
  WHERE clause = 'job-outcome' GROUP BY 1, 2, 3),
incentive AS (
  SELECT '' AS participant, label || ' ' || year AS cell, provider,
    'incentive' AS clause, (2011 + year) || '-03' AS period, 1 AS units,
    -- 13 tenths of whole percents are thousandths: £1,000 is 100,000 pence
    100 * max(0, 1000 * people - 13 * non_intervention * coalesce(referred, 0)) AS pence
  FROM won JOIN card USING (label) LEFT JOIN referral USING (provider, label, year)
  WHERE non_intervention IS NOT NULL AND year BETWEEN 4 AND 6
    AND (2011 + year) || '-03-31' <= (SELECT as_at FROM setting))
SELECT * FROM priced WHERE pence <> 0
UNION ALL
SELECT * FROM incentive WHERE pence <> 0;
