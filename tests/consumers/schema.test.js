// The JSON Schema of runbooks, read as an editor reads it: the `yaml` package for YAML 1.2, ajv for JSON Schema 2020-12.
'use strict';
const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');
const Ajv2020 = require('ajv/dist/2020').default;
const YAML = require('yaml');
const { root, run, inFolder, cases, documents, at } = require('./support.js');

const text = run(['schema']).out;
const schema = JSON.parse(text);
const ajv = new Ajv2020({ strict: true, allErrors: true, logger: false }); // as strict as it can be;
const validate = ajv.compile(schema);

/** What the schema says of each document of a text: null where all is well; nothing where it is no YAML 1.2. */
function refused(yaml) {
  const all = documents(yaml);
  if (!all) return undefined;
  for (const one of all) if (!validate(one)) return ajv.errorsText(validate.errors);
  return null;
}

// The codes that are about the shape of one document, and what of them no schema can know.
const shape = ['RB101', 'RB102', 'RB103', 'RB104', 'RB105', 'RB107', 'RB109'];
const beyond = {
  'RB104/bad-for.yaml': 'what a subject is, and how often it is due, stands in another document',
  'RB104/bad-leave-backwards.yaml': 'two dates are compared',
  'RB104/bad-zone.yaml': 'the names of zones are in the time zone database',
};

test('it is JSON Schema 2020-12, and the one that is kept in docs', () => {
  assert.strictEqual(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
  assert.strictEqual(text, fs.readFileSync(path.join(root, 'docs/runbook.schema.json'), 'utf8'),
    'docs/runbook.schema.json is out of date: runbook schema > docs/runbook.schema.json');
});

test('every key has a description, and the values that want one an example', () => {
  let keys = 0;
  const visit = (node, where) => {
    if (node === null || typeof node !== 'object') return;
    for (const [key, value] of Object.entries(node.properties ?? {})) {
      if (value === true || value.not || value.const || value.enum || value.anyOf?.[0].type === 'integer' || value.propertyNames) continue; // a condition
      assert.ok(value.description?.length > 5, `${where}: ${key}`);
      keys++;
    }
    for (const [key, value] of Object.entries(node)) if (!['if', 'then', 'else', 'not', 'allOf'].includes(key)) visit(value, `${where}/${key}`);
  };
  visit(schema, '#');
  assert.ok(keys > 80, String(keys));
  for (const name of ['duration', 'date', 'local-time', 'instant', 'time-zone', 'selector', 'window', 'id']) {
    assert.ok(schema.$defs[name].examples.length > 0, name);
    const one = ajv.compile({ ...schema.$defs[name] });
    for (const example of schema.$defs[name].examples) assert.ok(one(example), `${name}: ${example}`);
  }
});

test('its own examples are valid, and nothing is to object to them', () => {
  assert.strictEqual(schema.examples.length, 3);
  for (const example of schema.examples) assert.ok(validate(example), ajv.errorsText(validate.errors));
  inFolder({ 'workspace.yaml': schema.examples.map((one) => YAML.stringify(one)).join('---\n') }, (folder) => {
    const done = run(['check', ...at], { cwd: folder });
    assert.strictEqual(done.code, 0, done.out);
  });
});

test('the shipped runbooks name it and are valid', () => {
  const folder = path.join(root, 'runbooks');
  const files = fs.readdirSync(folder).filter((one) => one.endsWith('.yaml'));
  assert.ok(files.length >= 6);
  for (const file of files) {
    const yaml = fs.readFileSync(path.join(folder, file), 'utf8');
    const [, named] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(yaml) ?? assert.fail(`${file} has no modeline`);
    assert.strictEqual(path.resolve(folder, named), path.join(root, 'docs/runbook.schema.json'));
    assert.strictEqual(refused(yaml), null, file);
  }
});

test('what `runbook init` writes is valid', () => {
  inFolder({}, (folder) => {
    assert.strictEqual(run(['init', 'w', ...at], { cwd: folder }).code, 0);
    assert.strictEqual(fs.readFileSync(path.join(folder, 'w/.runbook.schema.json'), 'utf8'), text);
    for (const file of ['workspace.yaml', 'orders-daily.yaml', 'scenarios/api-outage.yaml']) {
      const yaml = fs.readFileSync(path.join(folder, 'w', file), 'utf8');
      const [, named] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(yaml);
      assert.ok(fs.existsSync(path.resolve(folder, 'w', path.dirname(file), named)), named);
      assert.strictEqual(refused(yaml), null, file);
    }
  });
});

test('every good case of a rule is valid', () => {
  const good = cases().filter((one) => !one.bad);
  assert.ok(good.length > 15);
  for (const one of good) {
    if (one.code === 'RB006' || one.code === 'RB004') continue; // other readers of YAML have other limits
    assert.strictEqual(refused(one.text), null, one.name);
  }
});

test('every bad case of a shape is refused, but for what no schema can know', () => {
  const seen = new Set();
  for (const one of cases().filter((each) => each.bad && shape.includes(each.code))) {
    seen.add(one.name);
    const said = refused(one.text);
    if (one.name in beyond) assert.strictEqual(said, null, `${one.name} can be known after all: ${said}`);
    else assert.ok(said, `${one.name} is taken`);
  }
  for (const name of Object.keys(beyond)) assert.ok(seen.has(name), name);
});

test('a bad case of anything but a shape is valid', () => {
  for (const one of cases().filter((each) => each.bad && !shape.includes(each.code) && !/^RB00/.test(each.code))) {
    const codes = inFolder({ 'workspace.yaml': one.text }, (folder) =>
      JSON.parse(run(['check', '--format', 'json', ...at], { cwd: folder }).out).diagnostics.map((each) => each.code));
    if (codes.some((code) => shape.includes(code) || /^RB00/.test(code))) continue;
    assert.strictEqual(refused(one.text), null, one.name);
  }
});

test('plain scalars are read by the type that their key wants', () => {
  const pipeline = (lines) => `pipeline: true\ntitle: 2026\nsources: { id: false, tags: [1, yes] }\nowners: { primary: ann }\nraci: { responsible: ann, accountable: ann }\n${lines}`;
  const commitment = (keys) => pipeline(`sla: { commitments: { id: a, title: 1.5, ${keys} } }\n`);
  for (const yaml of [
    pipeline('reviewed: 2028-02-29\n'), pipeline('reviewed: 2000-02-29\n'), pipeline(''), pipeline('labels: { a: "", b: 1, c: true }\n'), pipeline('reviewed: 2026-11-01\n'), pipeline('x-a: [ { b: ~ } ]\n'),
    commitment('every: month, due: 15'), commitment('every: month, due: "15"'), commitment('every: week, due: fri, at: 24:00'),
    commitment('every: day, at: 17:00:30, settles_problems: "true"'), commitment('every: day, from: 2026-01-01, warn_before: P1DT2H'),
    'version: "1"\nworkspace: w\ntimezone: UTC\ncalendars: { c: [ { easter: "-2" }, { easter: 1 }, { yearly: 02-29 } ], x-c: 1 }\n',
    'scenario: s\nobservations: { a/b: { at: 2026-11-20T08:00:00Z, for: 2026 } }\nexpect: { at: 2026-11-20T08:00, a/b: ok, told: [a] }\n',
    '', '# nothing\n',
  ]) assert.strictEqual(refused(yaml), null, yaml);
  for (const yaml of [
    pipeline('reviewed: 2027-02-29\n'), pipeline('reviewed: 0000-02-29\n'), pipeline('reviewed: 2100-02-29\n'), pipeline('reviewed: 2026-04-31\n'),
    pipeline('purpose: ~\n'), pipeline('purpose:\n'), pipeline('labels: { a: [] }\n'), pipeline('reviewed: 2026-02-30\n'),
    commitment('every: month, due: 32'), commitment('every: week, due: 15'), commitment('every: day, due: fri'),
    commitment('every: day, at: 24:01'), commitment('every: day, settles_problems: 1'), commitment('every: day, warn_before: 0d'),
    pipeline('oncall: { none: a, coverage: [] }\n'), pipeline('oncall: { routine: { id: a, title: a, every: day, settles_problems: true } }\n'),
    'workspace: w\ntimezone: UTC\ncalendars: { c: [ { easter: 1, yearly: 01-01 } ] }\n',
    'workspace: w\ntimezone: UTC\ncalendars: { c: [ { yearly: 02-30 } ] }\n',
    'workspace: w\ntimezone: UTC\nworking_hours: { days: [] }\n',
    'workspace: w\ntimezone: UTC\nchannels: { c: { slack: env:A, email: a@b } }\n',
    'scenario: s\nexpect: { at: 2026-11-20T08:00, a/b: fine }\n', 'name: x\n', '[]\n', 'text\n',
  ]) assert.ok(refused(yaml), yaml);
});

// A generator of its own, so that a failure can be had again (mulberry32).
function dice(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

test('whatever is broken, the schema and `check` agree on the shape', () => {
  const random = dice(20261125);
  const any = (list) => list[Math.floor(random() * list.length)];
  const values = [null, [], {}, '', 'x y', 7, true, '9:00', '2026-13-01', '24h', ['mon'], { a: 1 }, 'kind:stream', 'env:A', [[]], [null], '2026-11-01', 'orders'];
  const seeds = [...schema.examples, ...fs.readdirSync(path.join(root, 'runbooks')).filter((one) => one.endsWith('.yaml'))
    .map((one) => documents(fs.readFileSync(path.join(root, 'runbooks', one), 'utf8'))[0])];
  /** Every place in a document where something can be changed: [container, key]. */
  const places = (node, found = []) => {
    if (node !== null && typeof node === 'object')
      for (const key of Object.keys(node)) {
        found.push([node, key]);
        places(node[key], found);
      }
    return found;
  };
  let refusals = 0, agreed = 0;
  for (let round = 0; round < 400; round++) {
    const one = structuredClone(any(seeds));
    const [node, key] = any(places(one));
    const how = random();
    if (how < 0.5) node[key] = any(values);
    else if (how < 0.7 && !Array.isArray(node)) delete node[key];
    else if (how < 0.9 && !Array.isArray(node)) node[any(['colour', `${key}s`, 'x-own', 'at', 'Ä', 'due', 'none', 'a/b'])] = any(values);
    else node[key] = [node[key]];
    const yaml = YAML.stringify(one, { version: '1.2', aliasDuplicateObjects: false });
    const said = refused(yaml);
    const codes = inFolder({ 'a.yaml': yaml }, (folder) => {
      const done = run(['check', '-C', '.', '--format', 'json', ...at], { cwd: folder });
      return JSON.parse(done.out).diagnostics.filter((each) => each.severity === 'error').map((each) => `${each.code} ${each.message}`);
    });
    const faults = codes.filter((each) => shape.includes(each.slice(0, 5)));
    if (said) {
      refusals++;
      assert.ok(faults.length > 0, `only the schema objects: ${said}\n${yaml}`);
    } else {
      // What it cannot know: that a date or zone is one, that an end is after its beginning, and what names mean.
      const known = faults.filter((each) => !/time zone|ends before|period|hours of one day|whole days or hours|is due every/.test(each));
      assert.deepStrictEqual(known, [], `only check objects:\n${yaml}`);
      agreed++;
    }
  }
  assert.ok(refusals > 100 && agreed > 50, `${refusals} refused, ${agreed} taken`);
});
