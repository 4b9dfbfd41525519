// The zips for both stores, byte for byte the same wherever they are built from the same commit: files in order, one
// date for all. `--check` builds everything a second time and compares.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';

const root = fileURLToPath(new URL('../../', import.meta.url));
const out = join(root, 'build/packages');
const { version } = JSON.parse(readFileSync(join(root, 'extension/package.json'), 'utf8'));
const epoch = new Date(1980, 0, 1, 0, 0, 0);  // the earliest a zip can say; local, as the format wants it

function files_under(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function zip(folder, names = files_under(folder)) {
  const entries = Object.fromEntries(names.map((name) => [name, [readFileSync(join(folder, name)), { mtime: epoch, level: 9 }]]));
  return zipSync(entries);
}

// Mozilla's reviewers build the bundles themselves: what git knows of, and nothing else.
function sources() {
  const names = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean).sort();
  return zip(root, names);
}
const in_git = existsSync(join(root, '.git'));

function make() {
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: join(root, 'extension'), stdio: ['ignore', 'ignore', 'inherit'] });
  return {
    [`citelight-${version}-chromium.zip`]: zip(join(root, 'build/extension/chrome-mv3')),
    [`citelight-${version}-firefox.zip`]: zip(join(root, 'build/extension/firefox-mv3')),
    ...(in_git ? { [`citelight-${version}-sources.zip`]: sources() } : {}),
  };
}

const sum = (bytes) => createHash('sha256').update(bytes).digest('hex');
const made = make();
if (process.argv.includes('--check')) {
  for (const [name, bytes] of Object.entries(make())) {
    if (sum(bytes) !== sum(made[name])) {
      console.error(`${name} is another one when it is built again`);
      process.exit(1);
    }
  }
}
mkdirSync(out, { recursive: true });
for (const [name, bytes] of Object.entries(made)) {
  writeFileSync(join(out, name), bytes);
  console.log(`${sum(bytes)}  build/packages/${name}  ${(bytes.length / 1024).toFixed(0)} KB`);
}
