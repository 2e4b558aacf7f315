-- wp-lite in DuckDB: $participants is the CSV file. Pence in whole numbers. Leaves tables `read`
-- and `total`.
CREATE TABLE card (label VARCHAR, attachment BIGINT, job BIGINT, weeks BIGINT, sustainment BIGINT,
  times BIGINT);
INSERT INTO card VALUES
  ('g0', 40000, 120000, 26, 17000, 13), ('g1', 40000, 120000, 26, 21500, 13),
  ('g2', 40000, 120000, 13, 25000, 20), ('g3', 40000, 120000, 13, 25000, 20),
  ('g4', 40000, 100000, 13, 11500, 20), ('g5', 60000, 120000, 13, 23500, 20),
  ('g6', 60000, 350000, 13, 37000, 26), ('g7', 40000, 100000, 13, 14500, 13),
  ('g8', 30000, 120000, 13, 20000, 20);
CREATE TABLE row AS SELECT * FROM read_csv('$participants', header = true, columns = {
  'participant': 'VARCHAR', 'provider': 'VARCHAR', 'started': 'DATE', 'group': 'VARCHAR',
  'weeks-in-work': 'BIGINT'});
-- a second row of a participant is refused
CREATE TABLE person AS
SELECT provider, started, "group" AS label, "weeks-in-work" AS weeks FROM row
QUALIFY row_number() OVER (PARTITION BY participant) = 1;
CREATE TABLE read AS
SELECT (SELECT count(*) FROM row) AS rows, (SELECT count(*) FROM person) AS accepted;
CREATE TABLE sums AS
SELECT provider, count(*) AS starts, count(*) FILTER (person.weeks >= card.weeks) AS jobs,
  sum(attachment * CASE WHEN started < DATE '2012-04-01' THEN 100
    WHEN started < DATE '2013-04-01' THEN 75 ELSE 50 END // 100) AS attachment,
  sum(CASE WHEN person.weeks >= card.weeks THEN job ELSE 0 END) AS job,
  sum(least(greatest(person.weeks - card.weeks, 0) // 4, times) * sustainment) AS sustainment
FROM person
JOIN card USING (label) GROUP BY provider;
CREATE TABLE total AS
SELECT provider, attachment, job, sustainment,
  CASE WHEN jobs * 1000 >= starts * 395 THEN (2 * 5 * sustainment + 100) // 200 ELSE 0 END AS uplift
FROM sums;
