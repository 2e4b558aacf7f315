-- work-programme in DuckDB: $participants, $events and $holidays are CSV files, $as_at a date.
-- Pence in whole numbers. Leaves tables `read`, `entry` and `total`; no incentive (a cell of 3).
CREATE TABLE card (label VARCHAR, attachment BIGINT, job BIGINT, days BIGINT, sustainment BIGINT,
  times BIGINT, non_intervention BIGINT);
INSERT INTO card VALUES
  ('jsa-18-24', 40000, 120000, 182, 17000, 13, 40),
  ('jsa-25-plus', 40000, 120000, 182, 21500, 13, 30),
  ('jsa-early-access', 40000, 120000, 91, 25000, 20, NULL),
  ('jsa-ex-ib', 40000, 120000, 91, 25000, 20, NULL),
  ('esa-volunteers', 40000, 100000, 91, 11500, 20, NULL),
  ('esa-new', 60000, 120000, 91, 23500, 20, 15),
  ('esa-ex-ib', 60000, 350000, 91, 37000, 26, NULL),
  ('ib-is', 40000, 100000, 91, 14500, 13, NULL),
  ('jsa-prison-leavers', 30000, 120000, 182, 20000, 20, NULL);
CREATE TABLE holiday AS SELECT * FROM read_csv('$holidays', header = true,
  columns = {'date': 'DATE'});
CREATE TABLE working AS
SELECT day, open, sum(open::INTEGER) OVER (ORDER BY day)::INTEGER AS number
FROM (SELECT day::DATE AS day, isodow(day) < 6 AND day::DATE NOT IN (FROM holiday) AS open
  FROM generate_series(DATE '2011-01-01', DATE '2022-12-31', INTERVAL 1 DAY) AS days (day));
CREATE TABLE opening AS SELECT number, day FROM working WHERE open;
CREATE TABLE participant_row AS SELECT * FROM read_csv('$participants', header = true, columns = {
  'participant': 'VARCHAR', 'provider': 'VARCHAR', 'referred': 'DATE', 'started': 'DATE',
  'from': 'DATE', 'benefit': 'VARCHAR', 'age': 'INTEGER', 'early-access': 'VARCHAR',
  'ex-ib': 'VARCHAR', 'left-prison': 'VARCHAR', 'volunteer': 'VARCHAR', 'recorded': 'DATE'});
CREATE TABLE event_row AS SELECT * FROM read_csv('$events', header = true, columns = {
  'id': 'VARCHAR', 'participant': 'VARCHAR', 'kind': 'VARCHAR', 'from': 'DATE', 'to': 'DATE',
  'source': 'VARCHAR', 'evidence': 'VARCHAR', 'recorded': 'DATE', 'status': 'VARCHAR'});
-- a second row of a participant, and a second row with an id recorded the same day, are refused
CREATE TABLE person AS
SELECT participant, provider, referred, started, recorded,
  CASE
    WHEN benefit = 'jsa' AND "left-prison" = 'yes' THEN 'jsa-prison-leavers'
    WHEN benefit = 'jsa' AND "ex-ib" = 'yes' THEN 'jsa-ex-ib'
    WHEN benefit = 'jsa' AND "early-access" = 'yes' THEN 'jsa-early-access'
    WHEN benefit = 'jsa' AND age < 25 THEN 'jsa-18-24'
    WHEN benefit = 'jsa' THEN 'jsa-25-plus'
    WHEN benefit = 'esa' AND "ex-ib" = 'yes' THEN 'esa-ex-ib'
    WHEN benefit = 'esa' AND volunteer = 'yes' THEN 'esa-volunteers'
    WHEN benefit = 'esa' THEN 'esa-new'
    ELSE 'ib-is' END AS label
FROM participant_row
QUALIFY row_number() OVER (PARTITION BY participant) = 1;
CREATE TABLE accepted AS
SELECT * FROM event_row
QUALIFY row_number() OVER (PARTITION BY id, recorded) = 1;
CREATE TABLE read AS
SELECT (SELECT count(*) FROM participant_row) + (SELECT count(*) FROM event_row) AS rows,
  (SELECT count(*) FROM person) + (SELECT count(*) FROM accepted) AS accepted;
CREATE TABLE spell AS
SELECT participant, greatest("from", started) AS first, coalesce("to", known.recorded) AS last
FROM (SELECT * FROM accepted WHERE recorded <= DATE '$as_at'
  QUALIFY row_number() OVER (PARTITION BY id ORDER BY recorded DESC) = 1) AS known
JOIN (SELECT participant, started FROM person WHERE recorded <= DATE '$as_at') USING (participant)
WHERE status IS DISTINCT FROM 'withdrawn' AND started IS NOT NULL
  AND coalesce("to", known.recorded) >= started;
CREATE TABLE stretch AS
SELECT participant, min(first) AS first, max(last) AS last
FROM (SELECT *, sum(opens::INTEGER) OVER (PARTITION BY participant ORDER BY first, last
    ROWS UNBOUNDED PRECEDING) AS number
  FROM (SELECT *, coalesce(first > 1 + max(last) OVER (PARTITION BY participant
      ORDER BY first, last ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), true) AS opens
    FROM spell))
GROUP BY participant, number;
CREATE TABLE job AS
SELECT participant, label, started, (first + (days - worked - 1)::INTEGER) AS day
FROM (SELECT *, coalesce(sum(last - first + 1) OVER (PARTITION BY participant ORDER BY first
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS worked FROM stretch)
JOIN person USING (participant) JOIN card USING (label)
WHERE worked < days AND worked + (last - first) + 1 >= days
  AND first + (days - worked - 1)::INTEGER < least(started + 728, DATE '$as_at' + 1);
CREATE TABLE sustained AS
SELECT participant, label, day, row_number() OVER (PARTITION BY participant ORDER BY day) AS n
FROM (SELECT participant, label, first + (28 * place - 1)::INTEGER AS day
  FROM (SELECT participant, label, first, unnest(range(1, 1 + fours)) AS place
    FROM (SELECT participant, label, greatest(first, day + 1) AS first,
        (last - greatest(first, day + 1) + 1) // 28 AS fours
      FROM stretch JOIN job USING (participant) WHERE last > day)));
CREATE TABLE entry AS
SELECT 'attachment' AS clause, participant, 1 AS n, provider, started AS payable,
  attachment * CASE WHEN started < DATE '2012-04-01' THEN 100
    WHEN started < DATE '2013-04-01' THEN 75 WHEN started < DATE '2014-04-01' THEN 50
    ELSE 0 END // 100 AS pence
FROM person JOIN card USING (label)
WHERE started <= DATE '$as_at' AND recorded <= DATE '$as_at'
UNION ALL
SELECT 'job-outcome', participant, 1, provider, day, card.job
FROM job JOIN person USING (participant, label, started) JOIN card USING (label)
UNION ALL
SELECT 'sustainment', participant, n, provider, opening.day, sustainment
FROM sustained JOIN card USING (label) JOIN person USING (participant, label)
JOIN working ON working.day = sustained.day
JOIN opening ON opening.number = working.number + 15
WHERE n <= times AND sustained.day <= DATE '2022-03-31'
  AND opening.day <= least(DATE '$as_at', DATE '2022-03-31');
CREATE TABLE total AS
SELECT provider, clause, strftime(payable, '%Y-%m') AS period, count(*) AS units,
  sum(pence) AS pence
FROM entry WHERE pence <> 0 GROUP BY ALL;
