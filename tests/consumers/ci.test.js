// action.yml, the pre-commit hooks and docs/ci.md: they parse, they name options that there are, and their scripts run.
'use strict';
const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');
const { spawnSync } = require('node:child_process');
const YAML = require('yaml');
const { root, run, inFolder } = require('./support.js');

const read = (file) => fs.readFileSync(path.join(root, file), 'utf8');
const good = { 'runbooks/workspace.yaml': 'workspace: w\ntimezone: UTC\n' };
const warned = { 'runbooks/workspace.yaml': 'workspace: w\ntimezone: UTC\npeople: { ann: {} }\n' };
const bad = { 'runbooks/workspace.yaml': 'workspace: w\ntimezon: UTC\n' };

/** Runs a script as the runner does, the program in PATH. */
function bash(script, cwd, env = {}) {
  const done = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd, encoding: 'utf8',
    env: { ...process.env, PATH: `${path.dirname(process.env.RUNBOOK)}:${process.env.PATH}`, RUNBOOK_WORKSPACE: '', ...env },
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

test('the action checks, annotates, writes SARIF, and fails as it is asked to', () => {
  const action = YAML.parse(read('action.yml'));
  assert.strictEqual(action.runs.using, 'composite');
  const [build, check] = action.runs.steps;
  for (const step of action.runs.steps) {
    assert.strictEqual(step.shell, 'bash');
    assert.doesNotMatch(step.run, /\$\{\{/, 'inputs come by the environment');
  }
  const names = Object.keys(action.inputs);
  const env = Object.fromEntries(Object.entries(check.env).map(([key, value]) => {
    const [, name] = /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(value);
    assert.ok(names.includes(name), name);
    return [key, action.inputs[name].default];
  }));
  assert.strictEqual(Object.keys(env).length, names.length);
  inFolder(good, (folder) => assert.deepStrictEqual(bash(build.run, folder), { code: 0, out: '', err: '' })); // a runbook is in PATH
  inFolder(good, (folder) => assert.strictEqual(bash(check.run, folder, env).code, 0));
  inFolder(warned, (folder) => assert.strictEqual(bash(check.run, folder, env).code, 0));
  inFolder(warned, (folder) => assert.strictEqual(bash(check.run, folder, { ...env, INPUT_STRICT: 'true' }).code, 1));
  inFolder({ 'a b/workspace.yaml': bad['runbooks/workspace.yaml'] }, (folder) => {
    const done = bash(check.run, folder, { ...env, INPUT_WORKSPACE: 'a b', INPUT_SARIF_FILE: 'out.sarif' });
    assert.strictEqual(done.code, 1);
    assert.match(done.out, /^::error title=RB101 unknown-key,file=a b\/workspace.yaml,line=2/);
    assert.strictEqual(JSON.parse(fs.readFileSync(path.join(folder, 'out.sarif'), 'utf8')).runs[0].results.length, 1);
  });
  inFolder({}, (folder) => assert.strictEqual(bash(check.run, folder, { ...env, INPUT_SARIF_FILE: 'out.sarif' }).code, 2));
});

test('the hooks run, and fail where they should', () => {
  const hooks = YAML.parse(read('.pre-commit-hooks.yaml'));
  assert.deepStrictEqual(hooks.map((one) => one.id), ['runbook-check', 'runbook-fix', 'runbook-test']);
  for (const hook of hooks) {
    assert.strictEqual(hook.pass_filenames, false);
    const files = new RegExp(hook.files);
    for (const name of ['runbooks/a.yaml', 'b.yml', 'holidays/de.ics', '.runbookignore', 'x/.runbookignore']) assert.match(name, files);
    for (const name of ['a.yaml.bak', 'README.md', 'x.runbookignore']) assert.doesNotMatch(name, files);
    const [, command, ...options] = hook.entry.split(' ');
    if (command === 'test' && !/^ {2}test /m.test(run(['--help']).out)) continue; // comes with the evaluator
    const help = run([command, '--help']);
    assert.strictEqual(help.code, 0, hook.entry);
    for (const option of options) assert.ok(help.out.includes(option), hook.entry);
  }
  const entry = (id) => hooks.find((one) => one.id === id).entry;
  inFolder(good, (folder) => assert.strictEqual(bash(entry('runbook-check'), folder).code, 0));
  inFolder(bad, (folder) => {
    assert.strictEqual(bash(entry('runbook-check'), folder).code, 1);
    assert.strictEqual(bash(entry('runbook-fix'), folder).code, 0);
    assert.strictEqual(fs.readFileSync(path.join(folder, 'runbooks/workspace.yaml'), 'utf8'), good['runbooks/workspace.yaml']);
  });
});

test('docs/ci.md names what there is', () => {
  const text = read('docs/ci.md');
  const action = YAML.parse(read('action.yml'));
  const hooks = YAML.parse(read('.pre-commit-hooks.yaml')).map((one) => one.id);
  for (const [, id] of text.matchAll(/- id: (\S+)/g)) assert.ok(hooks.includes(id), id);
  const blocks = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map((one) => YAML.parse(one[1]));
  const used = blocks.find((one) => one?.jobs).jobs.check.steps.find((one) => one.uses?.startsWith('OWNER/')).with;
  for (const name of Object.keys(used)) assert.ok(name in action.inputs, name);
  for (const [, command, rest] of text.matchAll(/^(?:source <\()?runbook ([a-z]+)([^\n|>)]*)/gm)) {
    const help = run([command, '--help']).out;
    for (const [option] of rest.matchAll(/--[a-z-]+/g)) assert.ok(help.includes(option), `${command} ${option}`);
  }
});
