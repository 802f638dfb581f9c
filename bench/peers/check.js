// The peer of `runbook check`: what a team writes for itself in an afternoon. Reads every YAML file below a folder with
// js-yaml and holds each document against the JSON Schema with ajv: check.js SCHEMA FOLDER.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const Ajv2020 = require('ajv/dist/2020').default;
const yaml = require('js-yaml');

const [schema, folder] = process.argv.slice(2);
const validate = new Ajv2020({ logger: false }).compile(JSON.parse(fs.readFileSync(schema, 'utf8')));
let bad = 0;

function visit(at) {
  for (const entry of fs.readdirSync(at, { withFileTypes: true })) {
    const file = path.join(at, entry.name);
    if (entry.isDirectory()) visit(file);
    else if (entry.name.endsWith('.yaml')) check(file);
  }
}

function check(file) {
  // The core schema is YAML 1.2's, as runbooks are read: a date stays a text.
  for (const document of yaml.loadAll(fs.readFileSync(file, 'utf8'), null, { schema: yaml.CORE_SCHEMA })) {
    if (validate(document)) continue;
    console.log(`${file}: ${JSON.stringify(validate.errors)}`);
    bad++;
  }
}

visit(folder);
process.exitCode = bad > 0 ? 1 : 0;
