// Says of each text whether it is valid against the schema, with ajv.
import Ajv from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";

const { schema, texts } = JSON.parse(readFileSync(0, "utf8"));
const validate = new Ajv({ strict: true, strictTypes: false, allErrors: false }).compile(schema);
console.log(JSON.stringify(texts.map((text) =>
  validate(text) ? "valid" : JSON.stringify(validate.errors))));
