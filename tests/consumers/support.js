// What the tests here share: the program, folders to run it in, the YAML reader that editors use.
'use strict';
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const YAML = require('yaml');

const root = path.resolve(__dirname, '../..');
const program = process.env.RUNBOOK;
if (!program) throw new Error('RUNBOOK names the program to test');

/** Runs the program; gives its exit code and both streams. */
function run(args, { cwd = root, input } = {}) {
  const env = { ...process.env, NO_COLOR: '1' };
  delete env.RUNBOOK_WORKSPACE;
  const done = spawnSync(program, args, { cwd, input, env, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (done.error) throw done.error;
  return { code: done.status, out: done.stdout, err: done.stderr };
}

/** Calls `use` with a folder that holds `files` (by path), which is gone afterwards. */
function inFolder(files, use) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'runbook-consumers-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), text);
    }
    return use(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** The small workspaces of tests/cases/rules, each one file: { name, code, bad, text }. */
function cases() {
  const folder = path.join(root, 'tests/cases/rules');
  const list = [];
  for (const code of fs.readdirSync(folder).sort()) {
    for (const file of fs.readdirSync(path.join(folder, code)).sort()) {
      if (!file.endsWith('.yaml')) continue;
      list.push({ name: `${code}/${file}`, code, bad: file.startsWith('bad-'), text: fs.readFileSync(path.join(folder, code, file), 'utf8') });
    }
  }
  return list;
}

/** The documents of a text as an editor reads them (YAML 1.2), or null where it has errors of YAML. */
function documents(text) {
  const read = YAML.parseAllDocuments(text.replace(/^\uFEFF/, ''), { version: '1.2', uniqueKeys: true, maxAliasCount: 1000 });
  const list = Array.isArray(read) ? read : [];
  if (list.some((one) => one.errors.length > 0)) return null;
  try {
    return list.map((one) => one.toJS({ maxAliasCount: 1000 }));
  } catch {
    return null; // an alias bomb
  }
}

const at = ['--at', '2026-11-23T09:00:00Z'];

module.exports = { root, run, inFolder, cases, documents, at };
