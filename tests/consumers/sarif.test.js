// SARIF against its published schema, and against what GitHub code scanning asks for besides (docs.github.com, "SARIF
// support for code scanning").
'use strict';
const assert = require('node:assert');
const test = require('node:test');
const AjvDraft04 = require('ajv-draft-04');
const formats = require('ajv-formats');
const { run, inFolder, cases, at } = require('./support.js');

const schema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const ajv = new AjvDraft04({ strict: false, allErrors: true, logger: false, unicodeRegExp: false });
formats(ajv);
const validate = ajv.compile(schema);

function check(sarif, name) {
  assert.ok(validate(sarif), `${name}: ${ajv.errorsText(validate.errors)}`);
}

function of(text, extra = {}) {
  return inFolder({ 'workspace.yaml': text, ...extra }, (folder) => {
    const done = run(['check', '--format', 'sarif', ...at], { cwd: folder });
    assert.ok(done.out.length > 0, done.err); // 2 for one without a workspace, with its finding
    return JSON.parse(done.out);
  });
}

function githubAsks(sarif, name) {
  assert.strictEqual(sarif.version, '2.1.0');
  assert.ok(sarif.$schema);
  const [run_] = sarif.runs;
  assert.strictEqual(run_.columnKind, 'unicodeCodePoints');
  assert.strictEqual(run_.tool.driver.name, 'runbook');
  for (const rule of run_.tool.driver.rules) {
    for (const text of [rule.id, rule.shortDescription.text, rule.fullDescription.text, rule.help.text])
      assert.ok(typeof text === 'string' && text.trim().length > 0, `${name}: ${rule.id}`);
  }
  const prints = new Set();
  for (const result of run_.results) {
    assert.strictEqual(run_.tool.driver.rules[result.ruleIndex].id, result.ruleId);
    assert.ok(result.message.text.length > 0);
    assert.doesNotMatch(result.message.text.replaceAll('{{', '').replaceAll('}}', ''), /[{}]/, `${name}: a brace that is not doubled`);
    assert.strictEqual(result.locations.length, 1);
    const places = [...result.locations, ...(result.relatedLocations ?? [])].map((one) => one.physicalLocation);
    assert.ok(places.length <= 1000);
    for (const place of places) {
      const uri = place.artifactLocation.uri;
      assert.ok(uri.length > 0 && !uri.startsWith('/') && !uri.includes('\\') && !/^[a-z][a-z0-9+.-]*:/i.test(uri), `${name}: ${uri}`);
      const { startLine, startColumn, endLine, endColumn } = place.region;
      for (const number of [startLine, startColumn, endLine, endColumn]) assert.ok(Number.isInteger(number) && number >= 1, name);
      assert.ok(endLine > startLine || (endLine === startLine && endColumn >= startColumn), name);
    }
    const print = result.partialFingerprints.primaryLocationLineHash;
    assert.match(print, /^[0-9a-f]{16}:[0-9]+$/);
    assert.ok(!prints.has(print), `${name}: two results of one fingerprint`);
    prints.add(print);
  }
}

test('every case of every rule gives SARIF that the published schema and GitHub take', () => {
  let results = 0;
  for (const one of cases()) {
    const sarif = of(one.text);
    check(sarif, one.name);
    githubAsks(sarif, one.name);
    results += sarif.runs[0].results.length;
  }
  assert.ok(results > 50, 'the cases have findings');
});

test('the validator refuses what is not SARIF', () => {
  for (const spoil of [
    (s) => delete s.runs[0].tool,
    (s) => (s.runs[0].columnKind = 'bytes'),
    (s) => (s.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0),
    (s) => (s.runs[0].results[0].fix = null),
  ]) {
    const sarif = of('workspace: w\n');
    check(sarif, 'before');
    spoil(sarif);
    assert.ok(!validate(sarif), spoil.toString());
  }
});

test('fixes, hostile texts and paths are still SARIF', () => {
  const text = 'workspace: "w {0} [x](1)"\ntimezon: UTC\n# runbook: allow RB601 none\npeople:\n  "\\u202e{a}": {}\n';
  const sarif = of(text, { 'a b/ü %:#?.yaml': 'pipeline: "{}"\ntitel: x\n' });
  check(sarif, 'hostile');
  githubAsks(sarif, 'hostile');
  const uris = sarif.runs[0].results.map((one) => one.locations[0].physicalLocation.artifactLocation.uri);
  assert.ok(uris.includes('a%20b/%C3%BC%20%25%3A%23%3F.yaml'), uris.join(' '));
  assert.ok(sarif.runs[0].results.some((one) => one.fixes?.[0].artifactChanges[0].replacements[0].insertedContent.text === 'timezone'));
});

test('a fingerprint survives lines that come before, and knows a line from its twin', () => {
  const prints = (text) => of(text).runs[0].results.map((one) => one.partialFingerprints.primaryLocationLineHash).sort();
  const before = prints('workspace: w\ntimezone: UTC\ncolour: 1\npeople:\n  A: {}\n  B: { colour: 1 }\n  C: { colour: 1 }\n');
  const after = prints('# moved\n\n\nworkspace: w\ntimezone: UTC\n\n  \ncolour: 1\npeople:\n\n  A: {}\n  B: { colour: 1 }\n  C: { colour: 1 }\n');
  assert.ok(before.length >= 6);
  assert.deepStrictEqual(after, before);
});

test('no part of a secret, nor a hash of it, is in the output', () => {
  const print = (secret) => {
    const sarif = of(`workspace: w\ntimezone: UTC\nchannels: { c: { slack: ${secret} } }\n`);
    assert.ok(!JSON.stringify(sarif).includes(secret));
    return sarif.runs[0].results.map((one) => one.partialFingerprints);
  };
  assert.deepStrictEqual(print('xoxb-000000'), print('xoxb-111111'));
});

test('of more than 25,000 findings the errors come first, and the rest is told of', () => {
  let text = 'workspace: w\ntimezone: UTC\npeople:\n';
  for (let i = 0; i < 26000; i++) text += `  p${i}: {}\n`; // a warning each
  text += 'colour: red\n';
  const { results, invocations } = of(text).runs[0];
  assert.strictEqual(results.length, 25000);
  assert.strictEqual(results[0].ruleId, 'RB101');
  assert.match(invocations[0].toolExecutionNotifications[0].message.text, /25000 of 26001 findings/);
});
