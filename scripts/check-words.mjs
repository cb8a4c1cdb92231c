/**
 * `npm run check -- words`: looks for the enforced phrases of docs/glossary.md (those in `code` in its last column) in
 * everything that people read: texts in the code, mails, OpenAPI, docs. Also holds the summaries of OpenAPI to an imperative of
 * at most eight words.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { root } from './root.mjs';

const folders = ['apps', 'libs', 'docs', 'examples'];
const pages = ['README.md', 'CONTRIBUTING.md', 'bench/README.md'];
/** The glossary itself, and types that are generated from OpenAPI. */
const leftOut = ['docs/glossary.md', 'apps/console/src/api/schema.d.ts'];
const maxSummaryWords = 8;

const read = (file) => readFileSync(join(root, file), 'utf8');
const phrases = readPhrases(read('docs/glossary.md'));
const faults = [
  ...[...folders.flatMap(listFiles), ...pages].flatMap(faultsOfFile),
  ...faultsOfOpenApi(JSON.parse(read('openapi.json'))),
];
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exitCode = 1;
}

/** What stands in `code` in the last column of each table. */
function readPhrases(page) {
  const rows = page.split('\n').filter((line) => /^\|.*\|$/.test(line) && !/^\| *-/.test(line));
  const last = rows.map((row) => row.split('|').at(-2));
  return last.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, phrase]) => phrase));
}

function pattern(phrase) {
  const escaped = phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  return new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`, 'i');
}

function listFiles(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => /\.(tsx?|md|hbs|html|mjs)$/.test(file) && !/\.spec\.tsx?$/.test(file))
    .filter((file) => !leftOut.includes(file));
}

function faultsOfFile(file) {
  const whole = read(file);
  if (!phrases.some((phrase) => pattern(phrase).test(whole))) return [];
  return textsOf(file, whole).flatMap(({ text, line }) => faultsOfText(text, `${file}:${line}`));
}

function faultsOfText(text, place) {
  const found = phrases.filter((phrase) => pattern(phrase).test(text));
  return found.map((phrase) => `${place}: “${phrase}” (docs/glossary.md)`);
}

function textsOf(file, whole) {
  if (/\.(tsx?|mjs)$/.test(file)) return textsOfCode(file, whole);
  const blank = (part) => part.replace(/[^\n]/g, ' ');
  const prose = whole.replace(/^```[\s\S]*?^```/gm, blank).replace(/`[^`\n]*`/g, blank);
  // A phrase may go on in the next line.
  const lines = prose.split('\n');
  return lines.map((text, index) => ({ text: `${text} ${firstWords(lines[index + 1])}`, line: index + 1 }));
}

function firstWords(line = '') {
  return /^[\w*]/.test(line.trim()) ? line.trim().split(' ', 2).join(' ') : '';
}

/** Texts in quotes, parts of templates, and text between tags. */
function textsOfCode(file, whole) {
  const source = ts.createSourceFile(file, whole, ts.ScriptTarget.Latest, true);
  const texts = [];
  const visit = (node) => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node) || ts.isJsxText(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      texts.push({ text: node.text, line: line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}

function faultsOfOpenApi({ paths }) {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      name: `${method.toUpperCase()} ${path}`,
    })),
  );
  return operations
    .filter(({ summary }) => !isGoodSummary(summary))
    .map(
      ({ name, summary }) =>
        `openapi.json: ${name}: “${summary}” is not an imperative of at most ${maxSummaryWords} words`,
    );
}

function isGoodSummary(summary = '') {
  const words = summary.split(/\s+/);
  return (
    words.length <= maxSummaryWords && imperatives().has(words[0].replace(/,$/, '')) && !/[.;]/.test(summary)
  );
}

/** A verb that is missing here may be added. */
function imperatives() {
  return new Set(
    (
      'Accept Add Approve Archive Assign Attach Calculate Change Check Compare Copy Create Decline Delete Describe Detach Dissolve ' +
      'Download Duplicate Edit Evaluate End Export Find Get Invite Leave Link List Listen Log Move Pause Plan Preview Promote Read Register Remove Rename Replace ' +
      'Report Request Reset Restore Resume Return Revoke Save Search Send Set Sign Start Store Stream Track Try Update Upload ' +
      'Verify View Withdraw'
    ).split(' '),
  );
}
