// JUnit and GitHub's workflow commands as their readers read them.
'use strict';
const assert = require('node:assert');
const test = require('node:test');
const { spawnSync } = require('node:child_process');
const { run, inFolder, cases, at } = require('./support.js');

/** What xmllint (the package libxml2-utils) finds by an XPath; throws where the text is not well-formed. */
function xpath(xml, expression) {
  const done = spawnSync('xmllint', ['--nonet', '--xpath', expression, '-'], { input: xml, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (done.error) throw new Error(`xmllint is missing: scripts/setup installs it (${done.error.message})`);
  // 10: nothing found
  if (done.status !== 0 && done.status !== 10) throw new Error(done.stderr);
  return done.stdout.trimEnd();
}

const hostile = 'workspace: w\ntimezone: "<&\\"\'\\u0001]]>"\npeople:\n  "a<b>&c": {}\n  "\\u202e\\ufffe": {}\ntitle: "a\\u0007"\n';
const files = {
  'workspace.yaml': hostile,
  'a,b:c%.yaml': 'pipeline: p\ntitel: "::error::x"\nsources: [ { id: "%0A::error::\\nx" } ]\n',
  'clean.yaml': '# nothing\n',
};

const checked = (format, texts = files) =>
  inFolder(texts, (folder) => run(['check', '--format', format, ...at], { cwd: folder }).out);

test('JUnit is well-formed whatever stands in it, its names are unique, its counts are true', () => {
  const all = [files, ...cases().map((one) => ({ 'workspace.yaml': one.text }))];
  for (const texts of all) {
    const xml = checked('junit', texts);
    const total = Number(xpath(xml, 'count(/testsuites/testsuite/testcase)'));
    const failures = Number(xpath(xml, 'count(//failure[@message and @type and string-length(.) > 0])'));
    for (const suite of ['/testsuites', '/testsuites/testsuite']) {
      assert.strictEqual(xpath(xml, `string(${suite}/@tests)`), String(total));
      assert.strictEqual(xpath(xml, `string(${suite}/@failures)`), String(failures));
      assert.strictEqual(xpath(xml, `string(${suite}/@errors)`), '0');
    }
    const names = xml.match(/ name="[^"]*" file=/g) ?? [];
    assert.strictEqual(names.length, total);
    assert.strictEqual(new Set(names).size, total);
    assert.strictEqual(Number(xpath(xml, 'count(//testcase[not(@classname)])')), 0);
  }
});

test('JUnit has one passing case for each clean file', () => {
  const xml = checked('junit');
  assert.strictEqual(xpath(xml, 'count(//testcase[@classname="clean.yaml"][not(failure)])'), '1');
  assert.strictEqual(xpath(xml, 'count(//testcase[not(failure)])'), '1');
});

/** As actions/toolkit and the runner read a line. */
function command(line) {
  const found = /^::(error|warning) ([^:]*(?::(?!:)[^:]*)*)::(.*)$/.exec(line);
  if (!found) return null;
  const data = (text) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
  const property = (text) => data(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
  const properties = Object.fromEntries(found[2].split(',').map((one) => [one.slice(0, one.indexOf('=')), property(one.slice(one.indexOf('=') + 1))]));
  return { level: found[1], ...properties, message: data(found[3]) };
}

test('every line for GitHub is one of its commands, errors first, or says the sum', () => {
  const lines = checked('github').trimEnd().split('\n');
  const last = lines.pop();
  assert.match(last, /^[0-9]+ errors?, [0-9]+ warnings? in 3 files/);
  const all = lines.map((line) => {
    const one = command(line);
    assert.ok(one, line);
    return one;
  });
  assert.ok(all.length > 5);
  const levels = all.map((one) => one.level);
  assert.deepStrictEqual(levels, [...levels].sort());
  const files_ = new Set(all.map((one) => one.file));
  assert.ok(files_.has('a,b:c%.yaml') && files_.has('workspace.yaml'), [...files_].join(' '));
  for (const one of all) {
    assert.match(one.title, /^RB[0-9]{3} [a-z-]+$/);
    assert.ok(Number(one.line) >= 1 && Number(one.endLine) >= Number(one.line));
    assert.strictEqual('col' in one, one.line === one.endLine);
    assert.strictEqual('endColumn' in one, one.line === one.endLine);
    assert.ok(one.message.length > 0);
  }
});

test('JSON has every key, whatever is found', () => {
  for (const one of cases()) {
    const json = JSON.parse(checked('json', { 'workspace.yaml': one.text }));
    assert.deepStrictEqual(Object.keys(json), ['version', 'workspace', 'files', 'errors', 'warnings', 'diagnostics', 'fixed']);
    for (const finding of json.diagnostics) {
      assert.deepStrictEqual(Object.keys(finding),
        ['code', 'name', 'severity', 'message', 'file', 'line', 'column', 'end_line', 'end_column', 'help', 'related', 'fix']);
      if (finding.fix) assert.deepStrictEqual(Object.keys(finding.fix), ['title', 'edits']);
    }
  }
});
