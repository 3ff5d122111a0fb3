// node once.mjs STAMP COMMAND…: runs a command and writes the stamp. Builds of two configurations share one folder, so of several
// concurrent calls one runs the command and the others wait.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const [stamp, ...command] = process.argv.slice(2);
const lock = path.join(import.meta.dirname, '..', '.building');
const started = Date.now();

await enter();
let status = 0;
try {
  if (!isNew(stamp)) status = run();
} finally {
  rmSync(lock, { force: true });
}
process.exit(status);

async function enter() {
  while (!take()) {
    if (!lives(holder())) rmSync(lock, { force: true });
    else await sleep(200);
  }
}

function take() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (failure) {
    if (failure.code === 'EEXIST') return false;
    throw failure;
  }
}

// A killed process leaves its lock behind, so the lock holds the process id.
function holder() {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return 0;
  }
}

function lives(pid) {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return failure.code === 'EPERM';
  }
}

// True if another call wrote the stamp while this one waited.
function isNew(file) {
  return (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) > started;
}

function run() {
  const { status, error } = spawnSync(command.join(' '), { stdio: 'inherit', shell: true });
  if (error) throw error;
  if (status === 0) {
    mkdirSync(path.dirname(stamp), { recursive: true });
    writeFileSync(stamp, '');
  }
  return status ?? 1;
}
