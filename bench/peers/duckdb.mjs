// The same totals in DuckDB, from the same files.
//   node duckdb.mjs wp-lite DIR
//   node duckdb.mjs work-programme DIR [--as-at 2022-03-31] [--entries FILE]
// Prints JSON: rows read and refused, totals in pence, seconds. --entries writes every entry out.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { DuckDBInstance } from "@duckdb/node-api";

const here = dirname(fileURLToPath(import.meta.url));
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    "as-at": { type: "string", default: "2022-03-31" },
    entries: { type: "string" },
    threads: { type: "string" },
  },
});
const [scheme, facts] = positionals;
if (!["wp-lite", "work-programme"].includes(scheme) || !facts) {
  console.error("usage: node duckdb.mjs wp-lite|work-programme DIR [--as-at DATE] [--entries FILE]");
  process.exit(2);
}

const quoted = (text) => text.replaceAll("'", "''");
const script = readFileSync(join(here, `${scheme}.sql`), "utf8")
  .replaceAll("$participants", quoted(join(facts, "participants.csv")))
  .replaceAll("$events", quoted(join(facts, "events.csv")))
  .replaceAll("$holidays", quoted(join(here, "../../tests/Shell/Schemes/bank_holidays.csv")))
  .replaceAll("$as_at", values["as-at"]);

const started = performance.now();
const database = await DuckDBInstance.create(":memory:");
const connection = await database.connect();
if (values.threads) await connection.run(`SET threads = ${Number(values.threads)}`);
await connection.run("SET preserve_insertion_order = false");
await connection.run(script);
if (values.entries && scheme === "work-programme") {
  await connection.run(`COPY (SELECT * FROM entry WHERE pence <> 0)
    TO '${quoted(values.entries)}' (HEADER, DELIMITER ',')`);
}
const one = async (query) => (await connection.runAndReadAll(query)).getRowObjects()[0];
const read = await one("SELECT rows, rows - accepted AS refused FROM read");
const totals = scheme === "wp-lite"
  ? await one(`SELECT sum(attachment) AS attachment, sum(job) AS "job-outcome",
      sum(sustainment) AS sustainment, sum(uplift) AS uplift,
      sum(attachment + job + sustainment) AS persons,
      sum(attachment + job + sustainment + uplift) AS grand FROM total`)
  : await one(`SELECT sum(pence) FILTER (clause = 'attachment') AS attachment,
      sum(pence) FILTER (clause = 'job-outcome') AS "job-outcome",
      sum(pence) FILTER (clause = 'sustainment') AS sustainment,
      sum(units) AS entries, sum(pence) AS grand FROM total`);
const seconds = Math.round((performance.now() - started) / 10) / 100;
console.log(JSON.stringify({ scheme, ...read, ...totals, seconds },
  (_, value) => (typeof value === "bigint" ? value.toString() : value)));
